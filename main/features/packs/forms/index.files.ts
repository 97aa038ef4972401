import type { PackFormMaker } from '../pipeline.ts'
import { makeCsv } from './csv.files.ts'
import { makeDocx } from './docx.files.ts'
import { makePptx } from './pptx.files.ts'
import { makeXlsx } from './xlsx.files.ts'

/** Who makes the forms that are files of an office; page and PDF are made by the pipeline itself. */
export const officeForms = {
  docx: makeDocx,
  pptx: makePptx,
  xlsx: makeXlsx,
  csv: makeCsv,
} satisfies Record<string, PackFormMaker>
