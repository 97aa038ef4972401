const examplesShown = 3

export type ColumnLook = {
  name: string
  /** The first values that differ from each other. */
  examples: string[]
  /** `dates`, `whole numbers`, `words`; empty where the column is. */
  looksLike: string
}

const kinds: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['dates', /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T]\d{1,2}:\d{2}.*)?$|^\d{1,2}[- ][a-z]{3,9}[- ]\d{2,4}/i],
  ['months', /^\d{4}-\d{2}$/],
  ['times of day', /^\d{1,2}:\d{2}(:\d{2})?( ?[ap]m)?$/i],
  ['postcodes', /^[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}$/i],
  ['grid references', /^[hnost][a-hj-z] ?\d{2,5} ?\d{2,5}$/i],
  ['telephone numbers', /^(\+\d{1,3}|0)[\d ()-]{8,15}$/],
  ['eastings or northings', /^\d{5,7}(\.\d+)?$/],
  ['degrees', /^-?\d{1,2}\.\d{3,}$/],
  ['whole numbers', /^-?\d{1,12}$/],
  ['numbers', /^-?[\d,]*\.?\d+$/],
  ['codes', /^[a-z]{1,5}[-/ ]?\d[\w/-]*$/i],
]

/** What a column holds, by its sample: what nearly all of its values look like. */
export function looksOf(header: readonly string[], sample: readonly (readonly string[])[]): ColumnLook[] {
  return header.map((name, index) => {
    const values = sample.map(row => row[index]?.trim() ?? '').filter(value => value !== '')
    const distinct = [...new Set(values)]
    return { name, examples: distinct.slice(0, examplesShown), looksLike: kindOf(values, distinct.length) }
  })
}

function kindOf(values: readonly string[], distinct: number): string {
  if (values.length === 0) return ''
  // One odd value does not change what a column is: it is what the reader will list.
  const enough = values.length - Math.floor(values.length / 5)
  const kind = kinds.find(([, pattern]) => values.filter(value => pattern.test(value)).length >= enough)
  if (kind) return kind[0]
  if (values.length >= 8 && distinct <= values.length / 2) return 'a few words again and again'
  return 'words'
}
