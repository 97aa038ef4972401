/** Words as they begin a sentence or a cell: `adopted` as `Adopted`. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
