import type { Polygons } from '#shared/features/areas/contract.ts'
import type { AudienceKind } from '#shared/features/packs/audience.ts'
import type { PackKind } from '#shared/features/packs/kinds.ts'

/*
 * A pack before it has a form: what it says, in order, as plain values. Every form (page, PDF, document, slides,
 * workbook) is made from it alone, so that a figure reads the same in all of them.
 */

/** A figure as it reads everywhere, and what a spreadsheet holds where it is a number. */
export type Figure = {
  text: string
  value?: number | undefined
  /**
   * The key by which disclosure control knows a count of incidents, the same wherever it stands in the pack
   * (`area=Aylestone month=2025-12`). Small ones are withheld for some audiences.
   */
  count?: string | undefined
  /** Keys of the counts that it could be worked back to: it is withheld with any of them. */
  from?: readonly string[] | undefined
  /** Set by disclosure control; `text` then says so in words. */
  withheld?: true | undefined
}

/** A run of characters in a sentence. Nothing in it is markup: forms escape it. */
export type Run = {
  text: string
  bold?: true | undefined
  italic?: true | undefined
  underline?: true | undefined
  /** Counted by the bureau, not typed. */
  live?: true | undefined
  /** Says that something is not there. */
  missing?: true | undefined
  figure?: Omit<Figure, 'text'> | undefined
  lineBreak?: true | undefined
}

export type Column = {
  label: string
  kind: 'text' | 'name' | 'number' | 'day'
  /** Width as a share of the others'; 1 where it is left out. */
  share?: number | undefined
}
export type Cell = string | Figure | { runs: readonly Run[] }
export type Table = {
  caption: string
  columns: readonly Column[]
  rows: readonly (readonly Cell[])[]
  /** Says why there are no rows; shown in their place. */
  empty: string
  note?: string | undefined
  /** Set where rows stand in an order that their figures make: of one that is withheld the place tells nothing then. */
  ranked?: true | undefined
  /** How many rows are shown at most; for some audiences those that may be shown are others. */
  most?: number | undefined
}

export type Series = {
  name: string
  /** Its name without the number in it, for where what it was computed from is withheld. */
  plainName?: string | undefined
  /** One for each category; null where there is no figure. */
  values: readonly (Figure | null)[]
  /** Line types are told apart by dash and mark, columns by lightness: never by hue alone. */
  as: 'columns' | 'line' | 'dashed-line' | 'points'
  /** Interval of each value in the unit of the chart, drawn as a whisker. */
  intervals?: readonly ([number, number] | null)[] | undefined
}
export type Chart = {
  title: string
  kind: 'columns' | 'stacked-columns' | 'bars' | 'lines' | 'heat'
  categories: readonly string[]
  series: readonly Series[]
  unit: string
  /** Words at one category, such as the day of adoption. */
  marks?: readonly { at: string; words: string }[] | undefined
  /** How many categories are shown at most, of more that are ranked by their figures. */
  most?: number | undefined
  /** Position in the first series and why it stands out: shown as a ring with its number, told beneath. */
  signals?: readonly { at: number; words: string }[] | undefined
  /** Its figures stand in the table beneath it: they are not told again at the end. */
  toldBeneath?: true | undefined
  /** What it shows, in a sentence, for those who cannot see it. */
  alternative: string
}

/** An outline on a map in metres of EPSG:27700. `shade` is 0 (none) to 5 (darkest); `figure` is written on it. */
export type Outline = {
  name: string
  polygons: Polygons
  as: 'hotspot' | 'area'
  shade?: 0 | 1 | 2 | 3 | 4 | 5 | undefined
  figure?: Figure | undefined
}
export type MapFigure = {
  title: string
  /** What the map is drawn around; all outlines where it is left out. */
  around?: Polygons | undefined
  outlines: readonly Outline[]
  /** Distinct places in metres with the incidents at each. Moved to shared anchors for some audiences. */
  places: readonly { easting: number; northing: number; count: number }[]
  /** Words for each shade that is used, the lightest first. */
  shades?: readonly { shade: 1 | 2 | 3 | 4 | 5; words: string }[] | undefined
  /** Its figures stand in the table beneath it: they are not told again at the end. */
  toldBeneath?: true | undefined
  /** Set where the places were moved: how, in a sentence. */
  moved?: string | undefined
  alternative: string
}

export type Picture = {
  mediaType: 'image/png' | 'image/jpeg' | 'image/svg+xml' | (string & {})
  base64: string
  alternative: string
  caption: string
}

/** Who may have a section or a block at all; everyone the pack may be for where it is left out. */
export type Restricted = {
  only?: readonly AudienceKind[] | undefined
  /** Raises the marking of a pack that holds it. */
  marking?: string | undefined
}

export type Block = Restricted &
  (
    | { kind: 'text'; runs: readonly Run[] }
    | { kind: 'heading'; level: 3 | 4; text: string }
    | { kind: 'list'; ordered: boolean; items: readonly (readonly Block[])[] }
    | { kind: 'quote'; blocks: readonly Block[] }
    /** The sentence a reader should remember. */
    | { kind: 'finding'; runs: readonly Run[] }
    /** How to read what stands before it. */
    | { kind: 'note'; runs: readonly Run[] }
    | { kind: 'figures'; figures: readonly { label: string; figure: Figure; note: string }[] }
    | { kind: 'table'; table: Table }
    | { kind: 'chart'; chart: Chart }
    | { kind: 'map'; map: MapFigure }
    | { kind: 'picture'; picture: Picture }
    | { kind: 'terms'; terms: readonly (readonly [term: string, words: string])[] }
  )

/** A section: a heading of its own, a bookmark in the PDF, and one or more slides. `key` is what a template orders by. */
export type Section = Restricted & { key: string; title: string; blocks: readonly Block[] }

/** A count that is the sum of others: what disclosure control must not let a reader work back. */
export type Sum = { total: string; parts: readonly string[] }

export type PackSource = {
  name: string
  agencyName: string
  /** `up to 16 December 2025`, or that nothing was loaded. */
  upTo: string
  incidents: Figure
  unplaced: Figure
  uncoded: Figure
  late: boolean
  /** Why it is not in the pack's figures; empty where it is. */
  leftOut: string
}

export type PackDocument = {
  kind: PackKind
  /** Its number in the register of disclosures; null in a preview. */
  number: string | null
  /** Of what it is: `PP-2025-001`, `AP-2025-03`. */
  reference: string
  title: string
  lead: string
  bureauName: string
  demonstration: boolean
  marking: string
  audience: AudienceKind
  /** As it stands on every page: `APEL board`, `Leicester City Council`. */
  audienceWords: string
  /** A day, `YYYY-MM-DD`. */
  madeOn: string
  /** The data as they stood; null for a pack that counts nothing. */
  freeze: {
    id: number
    madeOn: string
    /** Null where it would tell a count that is withheld. */
    incidents: number | null
  } | null
  look: { accent: string; logo: Picture | null }
  sections: readonly Section[]
  sources: readonly PackSource[]
  caveats: readonly string[]
  definitions: readonly (readonly [term: string, words: string])[]
  distribution: readonly { who: string; agencyName: string; how: string }[]
  sums: readonly Sum[]
  /** Counts that stand in no figure but from which some were derived: for disclosure control only, no form has them. */
  counted?: readonly { key: string; value: number }[] | undefined
}
