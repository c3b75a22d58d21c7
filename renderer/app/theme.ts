import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Deep teal: the one accent. Verdict colours are kept apart from it. */
const petrol: MantineColorsTuple = [
  '#e9f5f6',
  '#d4e8ea',
  '#a8d0d5',
  '#7ab8bf',
  '#55a3ac',
  '#36909b',
  '#1f7d88',
  '#146c77',
  '#0b5c66',
  '#064a53',
];

const systemFont =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';

/** Sizes on an 8 px grid, dense enough for people who look at tables all day. */
export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 8, dark: 7 },
  colors: { petrol },
  fontFamily: systemFont,
  headings: { fontFamily: systemFont, fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm', fz: 'sm' } },
    Paper: { defaultProps: { withBorder: true, radius: 'md', p: 'md' } },
    Modal: { defaultProps: { centered: true, radius: 'md' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
  },
});
