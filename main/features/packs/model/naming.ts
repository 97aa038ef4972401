import { type PackForm, packNames } from '#shared/features/packs/kinds.ts'
import type { PackDocument } from './document.ts'

type Named = Pick<PackDocument, 'kind' | 'reference' | 'title' | 'audience' | 'audienceWords'>

/** What a pack is called in lists and in the properties of its file: `PP-2025-001 Rowdy nights`. */
export function titleOf({ reference, title }: Named): string {
  return reference === '' || title.toLowerCase().includes(reference.toLowerCase())
    ? title
    : `${reference} ${title}`
}

/** What its file is called, on every system: of what it is and, where it is for others, for whom. */
export function fileNameOf(document: Named, form: PackForm): string {
  const { kind, reference, title, audience, audienceWords } = document
  const kindWords = packNames[kind].replace(/^[A-Z](?=[a-z])/, letter => letter.toLowerCase())
  const isTitled = title.toLowerCase().includes(reference.toLowerCase())
  const name = isTitled && reference !== '' ? title : [reference, kindWords].filter(Boolean).join(' ')
  return `${fileWords(audience === 'internal' ? name : `${name}, ${audienceWords}`)}.${form === 'csv' ? 'zip' : form}`
}

/** Words as a file may be called on every system. */
export function fileWords(words: string): string {
  const allowed = words.replace(/[^\p{L}\p{N} .,()-]+/gu, ' ').replace(/\s+/g, ' ')
  return allowed.trim().slice(0, 80).trim()
}
