import { readPostcodes } from './understanding/postcode-file.files.ts'

/** Reads a file of postcodes into columns. */
export function run({ file }: { file: { path: string; name: string } }) {
  return readPostcodes(file)
}
