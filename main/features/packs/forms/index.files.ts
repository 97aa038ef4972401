import type { PackForm } from '#shared/features/packs/kinds.ts'
import type { PackFormMaker } from '../pipeline.ts'
import { makeCsv } from './csv.files.ts'
import { makeXlsx } from './xlsx.files.ts'

/** Who makes the forms that are files of an office; page and PDF are made by the pipeline itself. */
export const officeForms: Partial<Record<PackForm, PackFormMaker>> = { xlsx: makeXlsx, csv: makeCsv }
