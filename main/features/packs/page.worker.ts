import { packPage } from './forms/html/page.ts'
import type { PackDocument } from './model/document.ts'

/** Lays a page out in a thread: its charts take a library that is slow to load and busy to draw. */
export function run(document: PackDocument): string {
  return packPage(document)
}
