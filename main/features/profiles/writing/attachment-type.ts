import type { AttachmentType } from '#shared/features/profiles/attachments.ts'

const beginnings: readonly (readonly [AttachmentType, readonly number[]])[] = [
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
]
const zip = [0x50, 0x4b, 0x03, 0x04]
/** Names of parts stand unpacked in an archive. */
const officeParts = [
  ['xlsx', 'xl/workbook'],
  ['docx', 'word/document'],
] as const

/**
 * What a file is by its content, whatever its name says; null for anything that is not kept with a profile: programs,
 * pages with scripts, archives, what is no file of the kinds listed.
 */
export function attachmentTypeOf(bytes: Uint8Array, fileName: string): AttachmentType | null {
  const begun = beginnings.find(([, beginning]) => startsWith(bytes, beginning))
  if (begun) return begun[0]
  if (startsWith(bytes, zip)) {
    const text = asLatin(bytes)
    if (text.includes('vbaProject')) return null
    return officeParts.find(([, part]) => text.includes(part))?.[0] ?? null
  }
  if (bytes.length === 0 || !isText(bytes)) return null
  const head = asLatin(bytes.subarray(0, 4096)).replace(/^\u00EF\u00BB\u00BF/, '')
  if (/<svg[\s>]/i.test(head) && /^\s*</.test(head)) return 'svg'
  if (/^\s*<(?:!doctype\s+html|html|head|body|script|\?xml|\?php)/i.test(head) || head.startsWith('#!'))
    return null
  return /\.(csv|tsv)$/i.test(fileName) ? 'csv' : 'text'
}

const endings: Record<AttachmentType, readonly [string, ...string[]]> = {
  png: ['png'],
  jpeg: ['jpg', 'jpeg'],
  svg: ['svg'],
  pdf: ['pdf'],
  csv: ['csv', 'tsv'],
  xlsx: ['xlsx'],
  docx: ['docx'],
  text: ['txt', 'md', 'log'],
}

/**
 * The name under which an attachment is handed out: what opens it is chosen by what it is, not by what its sender
 * called it (`letter.txt.bat`), and no sign in it turns the order of its letters round.
 */
export function safeFileName(fileName: string, type: AttachmentType): string {
  const name = fileName.replace(/[\p{Cc}\p{Cf}]/gu, '')
  const ending = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return endings[type].includes(ending) ? name : `${name}.${endings[type][0]}`
}

const startsWith = (bytes: Uint8Array, beginning: readonly number[]) =>
  beginning.every((byte, index) => bytes[index] === byte)

const asLatin = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes)

/** Text has line ends and tabs, but no other control characters. */
function isText(bytes: Uint8Array): boolean {
  return bytes.every(byte => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d)
}
