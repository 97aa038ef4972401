const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })
const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 })

/** `14178` as `14,178`. */
export function formatCount(count: number): string {
  return whole.format(count)
}

/** A figure with at most so many decimals, `2.50` as `2.5`. */
export function formatFigure(figure: number, decimals = 2): string {
  return figure.toLocaleString('en-GB', { maximumFractionDigits: decimals })
}

/** `3 incidents`, `1 incident`, `14,178 incidents`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}

/** A share, and on fewer than ten of the whole the two counts instead: "4 of 6". */
export function formatShare(part: number, total: number): string {
  return total < 10 ? `${part} of ${total}` : percent.format(part / total).replace('%', '\u00a0%')
}

/** A sentence with figures, in which no line ends between a figure and its sign. */
export function unbroken(sentence: string): string {
  return sentence
    .replaceAll(' %', '\u00a0%')
    .replaceAll(/ ([<=]) /g, '\u00a0$1\u00a0')
    .replaceAll('E-test p', 'E\u2011test\u00a0p')
}
