import type Declared from 'pptxgenjs'

/* The library is a module, and its types say that it is none: what is wanted of it is named here once. */

export type Deck = Declared.default
export type Sheet = Declared.default.Slide
export type TextPart = Declared.default.TextProps
export type TextOptions = Declared.default.TextPropsOptions
export type TableRow = Declared.default.TableRow
export type CellBorder = Declared.default.TableCellProps['border']

export async function newDeck(): Promise<Deck> {
  const { default: Library } = await import('pptxgenjs')
  return new (Library as unknown as typeof Declared.default)()
}
