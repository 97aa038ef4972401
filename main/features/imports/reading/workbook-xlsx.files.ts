import { detached } from '../keeping/row-identity.files.ts'
import { beyondLimit, limits } from './limits.ts'
import type { DateSystem } from './sheet-numbers.ts'
import { unescaped } from './sheet-xlsx.ts'
import type { Parts } from './workbook-parts.files.ts'
import { builtInStyle, type NumberStyle, plainNumber, styleOfCode } from './workbook-styles.ts'

export type XlsxSheet = { name: string; part: string; isHidden: boolean }
export type XlsxOutline = {
  sheets: XlsxSheet[]
  dates: DateSystem
  styles: NumberStyle[]
  /** The part with the texts the sheets refer to; null where they hold their own. */
  texts: string | null
}

const ignore = () => {}

/** What an XLSX workbook says of itself, before any of its sheets is read. */
export async function outlineOf(parts: Parts): Promise<XlsxOutline> {
  const workbook = (await relations(parts, '')).find(({ type }) => type === 'officeDocument')?.target
  const part = workbook ?? 'xl/workbook.xml'
  const related = await relations(parts, part)
  const found = await sheetsIn(parts, part)
  const sheets = found.sheets.flatMap(({ id, ...sheet }) => {
    const target = related.find(relation => relation.id === id && relation.type === 'worksheet')
    return target ? [{ ...sheet, part: target.target }] : []
  })
  const styles = related.find(({ type }) => type === 'styles')?.target
  const texts = related.find(({ type }) => type === 'sharedStrings')?.target
  return {
    sheets,
    dates: found.dates,
    styles: styles && parts.has(styles) ? await stylesIn(parts, styles) : [],
    texts: texts && parts.has(texts) ? texts : null,
  }
}

type Relation = { id: string; type: string; target: string }

async function relations(parts: Parts, part: string): Promise<Relation[]> {
  const slash = part.lastIndexOf('/') + 1
  const folder = part.slice(0, slash)
  const name = `${folder}_rels/${part.slice(slash)}.rels`
  const found: Relation[] = []
  if (!parts.has(name)) return found
  await parts.read(name, limits.partBytes, {
    open(tag, attributes) {
      if (tag !== 'Relationship') return
      const [id, type, target] = ['Id', 'Type', 'Target'].map(of => attributes[of] ?? '')
      const kind = type!.slice(type!.lastIndexOf('/') + 1)
      found.push({ id: id!, type: kind, target: resolved(folder, target!) })
    },
    close: ignore,
    text: ignore,
  })
  return found
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path: string[] = []
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}

async function sheetsIn(parts: Parts, part: string) {
  const sheets: { id: string; name: string; isHidden: boolean }[] = []
  let dates: DateSystem = 1900
  await parts.read(part, limits.partBytes, {
    open(tag, attributes) {
      if (tag === 'workbookPr' && /^(1|true|on)$/.test(attributes.date1904 ?? '')) dates = 1904
      if (tag !== 'sheet') return
      if (sheets.length >= limits.sheets) {
        throw beyondLimit(parts.fileName, `it has more than ${limits.sheets} sheets`)
      }
      sheets.push({
        id: Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '',
        name: attributes.name ?? '',
        isHidden: (attributes.state ?? 'visible') !== 'visible',
      })
    },
    close: ignore,
    text: ignore,
  })
  return { sheets, dates }
}

async function stylesIn(parts: Parts, part: string): Promise<NumberStyle[]> {
  const codes = new Map<number, NumberStyle>()
  const styles: NumberStyle[] = []
  let inCellFormats = false
  await parts.read(part, limits.partBytes, {
    open(tag, attributes) {
      if (tag === 'numFmt') {
        codes.set(Number(attributes.numFmtId), styleOfCode(attributes.formatCode ?? ''))
      }
      if (tag === 'cellXfs') inCellFormats = true
      if (tag === 'xf' && inCellFormats) {
        const id = Number(attributes.numFmtId ?? 0)
        styles.push(codes.get(id) ?? builtInStyle(id) ?? plainNumber)
      }
    },
    close(tag) {
      if (tag === 'cellXfs') inCellFormats = false
    },
    text: ignore,
  })
  return styles
}

/** The texts that sheets refer to by their number. */
export async function sharedTexts(parts: Parts, part: string): Promise<string[]> {
  const texts: string[] = []
  let text = ''
  let gathers = false
  let inPhonetic = false
  await parts.read(part, limits.sharedTextBytes, {
    open(tag) {
      if (tag === 'si') text = ''
      else if (tag === 'rPh') inPhonetic = true
      else if (tag === 't') gathers = !inPhonetic
    },
    close(tag) {
      if (tag === 't') gathers = false
      else if (tag === 'rPh') inPhonetic = false
      else if (tag === 'si') {
        if (texts.length >= limits.sharedTexts) {
          const most = limits.sharedTexts.toLocaleString('en-GB')
          throw beyondLimit(parts.fileName, `it keeps more than ${most} different texts`)
        }
        texts.push(detached(unescaped(text)))
      }
    },
    text(piece) {
      if (!gathers) return
      text += piece
      if (text.length > limits.cellCharacters) {
        const most = limits.cellCharacters.toLocaleString('en-GB')
        throw beyondLimit(parts.fileName, `it keeps a text of more than ${most} characters`)
      }
    },
  })
  return texts
}
