import { themeQuartz, type Theme } from 'ag-grid-community';
import type { ViewDefinition } from '#shared/domain/saved-view';

/**
 * The grid in Mantine's colours. Every colour is a variable of the page, so that light and dark
 * follow without a second theme.
 */
const normal = themeQuartz.withParams({
  browserColorScheme: 'inherit',
  fontFamily: 'inherit',
  fontSize: 13,
  headerFontSize: 12,
  headerFontWeight: 600,
  headerTextColor: 'light-dark(#46515f, #c1c8cf)',
  backgroundColor: 'var(--mantine-color-body)',
  foregroundColor: 'var(--mantine-color-text)',
  headerBackgroundColor: 'light-dark(#f7f9fa, #202427)',
  // Lighter than Mantine's borders: a full screen of rows would turn into bars.
  borderColor: 'light-dark(#e4e8eb, #33373b)',
  accentColor: 'var(--mantine-primary-color-filled)',
  // Half as strong as elsewhere, so that muted text stays readable on it.
  rowHoverColor: 'color-mix(in srgb, var(--mantine-color-default-hover) 50%, transparent)',
  selectedRowBackgroundColor: 'var(--mantine-primary-color-light)',
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  rowHeight: 32,
  headerHeight: 36,
  cellHorizontalPadding: 12,
  columnBorder: false,
  headerColumnResizeHandleHeight: '40%',
  headerColumnResizeHandleWidth: 1,
});

/** The grid with its rows as far apart as the operator likes them. */
export const gridThemes: Readonly<Record<ViewDefinition['density'], Theme>> = {
  compact: normal.withParams({ fontSize: 12, rowHeight: 25, headerHeight: 30 }),
  normal,
  comfortable: normal.withParams({ rowHeight: 40, headerHeight: 40 }),
};
