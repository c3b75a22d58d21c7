import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

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

/** Greys of the dark scheme, a little cool; `dark.7` is the ground of cards, `dark.8` of the page. */
const dark: MantineColorsTuple = [
  '#dde2e6',
  '#b8c0c7',
  '#98a1a9',
  '#6d767e',
  '#454c53',
  '#373d43',
  '#2b3035',
  '#212529',
  '#181b1e',
  '#121416',
];

const systemFont =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';

/** Sizes on an 8 px grid, dense enough for people who look at tables all day. */
export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 8, dark: 7 },
  black: '#14191d',
  colors: { petrol, dark },
  fontFamily: systemFont,
  headings: { fontFamily: systemFont, fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Alert: { styles: { title: { color: 'var(--mantine-color-text)' } } },
    Badge: { defaultProps: { tt: 'none', radius: 'sm' } },
    Button: { defaultProps: { size: 'sm' }, styles: { label: { fontWeight: 500 } } },
    // It moves ten times a second by itself; drawing the steps between takes half a core.
    Progress: { defaultProps: { transitionDuration: 0 } },
    // Neither do these pulse: what they wait for needs the processor.
    Skeleton: { defaultProps: { animate: false } },
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 8, fz: 'sm' } },
    Modal: {
      defaultProps: {
        centered: true,
        radius: 'md',
        // The page itself never scrolls; to say so once more, styles of everything are found anew.
        lockScroll: false,
        closeButtonProps: { 'aria-label': 'Close' },
        // The head of a dialog is not the head of the page.
        attributes: { header: { role: 'presentation' } },
      },
      styles: { title: { fontSize: 16, fontWeight: 600, lineHeight: 1.4 } },
    },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Notification: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' } },
      styles: { description: { color: 'var(--mantine-color-dimmed)' } },
    },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
  },
});

/** Secondary text and what is wrong, which keep a contrast of 4.5 : 1 on every ground it stands on. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#59636c',
    '--mantine-color-placeholder': '#6c757d',
    '--mantine-color-error': '#a61e1e',
  },
  dark: {
    '--mantine-color-dimmed': '#98a1a9',
    '--mantine-color-placeholder': '#8a939b',
    '--mantine-color-error': '#ffb3b3',
  },
});
