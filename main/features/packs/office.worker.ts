import { officeForms } from './forms/index.files.ts'
import type { PackDocument } from './model/document.ts'

/** Makes a file of an office in a thread: its libraries are large, and a long pack keeps them busy. */
export function run({ form, document }: { form: keyof typeof officeForms; document: PackDocument }) {
  return officeForms[form](document)
}
