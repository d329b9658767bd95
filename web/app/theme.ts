/** Mantine in our colours. The shades are checked by axe in both schemes (test/e2e). */
import { createTheme, Input, type CSSVariablesResolver } from '@mantine/core';

export const theme = createTheme({
  primaryColor: 'harbor',
  // Filled buttons need 4.5:1 under white text: Mantine's own shade 6 has not.
  primaryShade: 8,
  colors: {
    harbor: [
      '#eff4fa',
      '#dde8f4',
      '#bcd0e8',
      '#98b7db',
      '#7da5d2',
      '#5580c4',
      '#4272b2',
      '#3864a2',
      '#2d5894',
      '#1f4a80',
    ],
    dark: [
      '#e6e8eb',
      '#c6cbd2',
      '#a3abb6',
      '#7f8995',
      '#3a434d',
      '#2e363f',
      '#1d232a',
      '#14181d',
      '#0f1216',
      '#0a0c0f',
    ],
  },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '1.5rem', lineHeight: '2rem' }, h2: { fontSize: '1rem', lineHeight: '1.5rem' } },
  },
  // The grid of 8: nothing between.
  spacing: { xs: '0.5rem', sm: '1rem', md: '1.5rem', lg: '2rem', xl: '3rem' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  components: {
    // Otherwise a second <header> landmark beside the page's own (axe).
    ModalHeader: { defaultProps: { component: 'div' } },
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] },
    }),
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f7f8fa',
    '--mantine-color-text': '#1b2027',
    '--mantine-color-dimmed': '#59626d',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-placeholder': '#646d78',
    // Titles of notices: 4.5:1 on the page as well as on a card.
    '--mantine-color-red-outline': '#b3261e',
    '--mantine-color-yellow-outline': '#8a5300',
  },
  dark: {
    '--mantine-color-dimmed': '#a3abb6',
    '--mantine-color-error': '#ff9a90',
    '--mantine-color-placeholder': '#98a1ac',
    '--mantine-color-red-outline': '#ff9a90',
    '--mantine-color-yellow-outline': '#f0bd6a',
    '--mantine-color-anchor': '#98b7db',
  },
});
