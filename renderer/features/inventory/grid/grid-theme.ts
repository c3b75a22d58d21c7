import { themeQuartz } from 'ag-grid-community';

/**
 * The grid in Mantine's colours. Every colour is a variable of the page, so that light and dark
 * follow without a second theme.
 */
export const gridTheme = themeQuartz.withParams({
  browserColorScheme: 'inherit',
  fontFamily: 'inherit',
  fontSize: 13,
  headerFontSize: 12,
  headerFontWeight: 600,
  headerTextColor: 'var(--mantine-color-dimmed)',
  backgroundColor: 'var(--mantine-color-body)',
  foregroundColor: 'var(--mantine-color-text)',
  headerBackgroundColor: 'var(--mantine-color-body)',
  borderColor: 'var(--mantine-color-default-border)',
  accentColor: 'var(--mantine-primary-color-filled)',
  rowHoverColor: 'var(--mantine-color-default-hover)',
  selectedRowBackgroundColor: 'var(--mantine-primary-color-light)',
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  rowHeight: 34,
  headerHeight: 38,
  cellHorizontalPadding: 12,
  columnBorder: false,
  headerColumnResizeHandleHeight: '50%',
});
