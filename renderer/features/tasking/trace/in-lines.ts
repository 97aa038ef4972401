/** A text in at most so many lines of so many characters; what is left out is shown by an ellipsis. */
export function inLines(text: string, characters: number, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line && line.length + 1 + word.length > characters) {
      lines.push(line)
      line = word
    } else line = line ? `${line} ${word}` : word
  }
  if (line) lines.push(line)
  const shown = lines
    .slice(0, most)
    .map(one => (one.length > characters ? `${one.slice(0, characters - 1)}…` : one))
  if (lines.length > most) {
    const last = shown[most - 1]!
    shown[most - 1] = last.endsWith('…') ? last : `${last.slice(0, characters - 1)}…`
  }
  return shown
}
