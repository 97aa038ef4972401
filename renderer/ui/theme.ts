import { type CSSVariablesResolver, createTheme, type MantineColorsTuple, rem } from '@mantine/core'

// One accent, for what can be pressed and what is chosen. Red, amber and green keep their meaning.
const desk: MantineColorsTuple = [
  '#edf5fa',
  '#d8e8f2',
  '#afd0e5',
  '#83b7d8',
  '#5fa2cc',
  '#4794c4',
  '#388cc1',
  '#2a78aa',
  '#1d6491',
  '#0d5580',
]

const dark: MantineColorsTuple = [
  '#dfe3e7',
  '#c3c9cf',
  '#a9b0b8',
  '#7d858e',
  '#3f474f',
  '#343a41',
  '#262b30',
  '#1b1e22',
  '#15181b',
  '#101214',
]

const control = { '--input-height': rem(30), '--input-fz': rem(13) }

/** Small controls and small type: a workstation tool, used all day at arm's length. */
export const theme = createTheme({
  colors: { desk, dark },
  primaryColor: 'desk',
  primaryShade: 8,
  fontFamily: "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', Consolas, 'Liberation Mono', monospace",
  fontSizes: { xs: rem(12), sm: rem(13), md: rem(14), lg: rem(16), xl: rem(20) },
  spacing: { xs: rem(8), sm: rem(10), md: rem(14), lg: rem(20), xl: rem(28) },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: rem(19), lineHeight: '1.3' },
      h2: { fontSize: rem(16), lineHeight: '1.35' },
      h3: { fontSize: rem(14), lineHeight: '1.4' },
    },
  },
  components: {
    Text: { defaultProps: { size: 'sm' } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close this note' } } },
    Anchor: { defaultProps: { size: 'sm' } },
    Input: { defaultProps: { size: 'xs' }, vars: () => ({ wrapper: control }) },
    InputWrapper: {
      defaultProps: { size: 'xs' },
      vars: () => ({
        label: { '--input-label-size': rem(13), '--input-asterisk-color': 'var(--mantine-color-error)' },
        description: { '--input-description-size': rem(12) },
        error: { '--input-error-size': rem(12) },
      }),
    },
    Button: {
      defaultProps: { size: 'xs' },
      vars: (_theme: unknown, props: { size?: unknown }) => ({
        root: String(props.size).startsWith('compact') ? {} : { '--button-fz': rem(13) },
      }),
      styles: { label: { fontWeight: 500 } },
    },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Radio: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'sm' } },
    // A verdict that is cut off tells nothing: what is beside it gives way.
    Badge: {
      defaultProps: { size: 'md', radius: 'sm', variant: 'light', tt: 'none', fw: 600 },
      styles: { root: { maxWidth: 'none', flexShrink: 0 }, label: { overflow: 'visible' } },
    },
    Table: { defaultProps: { verticalSpacing: 4, fz: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 400, fz: 'xs' } },
    Modal: { defaultProps: { centered: true, closeButtonProps: { 'aria-label': 'Close' } } },
    Drawer: { defaultProps: { position: 'right', closeButtonProps: { 'aria-label': 'Close' } } },
    Menu: { defaultProps: { shadow: 'md' } },
    Tabs: { defaultProps: { keepMounted: false } },
  },
})

/** Colours Mantine leaves too faint for WCAG AA, and the few of our own. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#1c2126',
    '--mantine-color-dimmed': '#56606b',
    '--mantine-color-placeholder': '#6b7480',
    '--mantine-color-anchor': '#1d6491',
    '--mantine-color-error': '#b42318',
    '--mantine-color-red-light-color': '#a61b1b',
    '--mantine-color-gray-light-color': '#49525c',
    '--mantine-color-green-light-color': '#1f6b35',
    '--mantine-color-yellow-light-color': '#7a5200',
    '--mantine-color-orange-light-color': '#9a3c00',
    '--desk-rail': '#f3f5f7',
    '--desk-panel': '#ffffff',
    '--desk-line': '#dce1e6',
    '--desk-chosen': '#dfecf5',
    '--desk-focus': '#1d6491',
    '--desk-demonstration': '#7a5200',
    '--desk-demonstration-ground': '#fff3d6',
  },
  dark: {
    '--mantine-color-text': '#dfe3e7',
    '--mantine-color-placeholder': '#959ca5',
    '--mantine-color-anchor': '#83b7d8',
    '--mantine-color-error': '#ff9b93',
    '--mantine-color-red-light': '#3b2022',
    '--mantine-color-red-light-color': '#ffb3ad',
    '--mantine-color-yellow-light': '#352d16',
    '--mantine-color-yellow-light-color': '#ffd479',
    '--desk-rail': '#15181b',
    '--desk-panel': '#1b1e22',
    '--desk-line': '#363c43',
    '--desk-chosen': '#223a4c',
    '--desk-focus': '#83b7d8',
    '--desk-demonstration': '#ffd479',
    '--desk-demonstration-ground': '#3d3113',
  },
})
