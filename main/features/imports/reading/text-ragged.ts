/** What the contents of a cell look like, as far as it tells columns apart. */
export function lookOf(cell: string): string {
  const text = cell.trim()
  if (text === '') return 'nothing'
  if (/^[+-]?[\d,]*\.?\d+$/.test(text)) return 'number'
  if (/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(text)) return 'date'
  if (/^\d{1,2}:\d{2}/.test(text)) return 'time'
  return 'words'
}

/** How many cells look like those of a row that is right; those of nothing are like any. */
function likeness(cells: readonly string[], like: readonly string[]): number {
  let alike = 0
  for (let i = 0; i < like.length; i++) {
    const [one, other] = [lookOf(cells[i] ?? ''), lookOf(like[i]!)]
    if (one === other || one === 'nothing' || other === 'nothing') alike++
  }
  return alike
}

/** The one place of several that is best; null where two are as good. */
function onlyBest(scores: readonly number[]): number | null {
  const best = Math.max(...scores)
  return scores.filter(score => score === best).length === 1 ? scores.indexOf(best) : null
}

const counted = (n: number) => `${n} ${n === 1 ? 'cell' : 'cells'}`

/**
 * What is said of a row whose cells do not match the header, and how it may be mended: never done, because
 * no one but its sender knows. `like` is a row of the same table that is right.
 */
export function raggedRow(
  cells: readonly string[],
  header: readonly string[],
  separator = ',',
  like?: readonly string[],
): { reason: string; mend: string } {
  const reason = `${counted(cells.length)} where the header has ${header.length}`
  if (cells.length > header.length) return { reason, mend: tooMany(cells, header, separator, like) }
  return { reason, mend: tooFew(cells, header, like) }
}

function tooMany(
  cells: readonly string[],
  header: readonly string[],
  separator: string,
  like?: readonly string[],
): string {
  const extra = cells.length - header.length
  if (cells.slice(header.length).every(cell => cell.trim() === '')) {
    return `Take out the ${extra === 1 ? 'separator' : `${extra} separators`} at the end.`
  }
  if (extra > 1) return 'Put quotation marks round the cell that holds separators.'
  const joinedAt = (i: number) => [
    ...cells.slice(0, i),
    cells[i]! + separator + cells[i + 1]!,
    ...cells.slice(i + 2),
  ]
  const places = header.map((_, i) => i)
  const spaced = places.filter(i => /^ \S/.test(cells[i + 1]!) && cells[i]!.trim() !== '')
  const place =
    spaced.length === 1 ? spaced[0]! : like ? onlyBest(places.map(i => likeness(joinedAt(i), like))) : null
  if (place === null) return 'One separator too many: put quotation marks round the cell that holds it.'
  const together = `${cells[place]}${separator}${cells[place + 1]}`.slice(0, 200)
  return `One separator too many: cells ${place + 1} and ${place + 2} look like one “${header[place]}”: write "${together}".`
}

function tooFew(cells: readonly string[], header: readonly string[], like?: readonly string[]): string {
  const missing = header.length - cells.length
  if (missing > 1) {
    return `${counted(missing)} missing; from “${header[cells.length]}” on there is nothing: look whether the line was cut off.`
  }
  const filledAt = (i: number) => [...cells.slice(0, i), '', ...cells.slice(i)]
  const place = like ? onlyBest(header.map((_, i) => likeness(filledAt(i), like))) : null
  return place === null
    ? 'One cell is missing: put an empty one in its place.'
    : `One cell is missing, most likely “${header[place]}”: put an empty one in its place.`
}
