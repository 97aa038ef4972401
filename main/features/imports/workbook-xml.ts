import { limits } from './limits.ts'

export type XmlHandlers = {
  /** `name` without its prefix; `attributes` as written, for `attribute`. */
  open(name: string, attributes: string): void
  close(name: string): void
  /** Text between tags; a long one comes in pieces. */
  text(text: string): void
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const reference = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,32}));/gi
const longestReference = 40

/**
 * Reads the XML of a workbook as it flows. Stricter than what libraries offer, and on purpose: a document
 * type and entities of its own (which can blow up), tags that do not match and a document cut short are
 * faults, where a lenient reader would silently give fewer cells.
 */
export function xmlReader(handlers: XmlHandlers, fault: (what: string) => Error) {
  const open: string[] = []
  let rest = ''

  const decoded = (text: string): string =>
    text.includes('&') ? text.replace(reference, (_, hex, digits, name) => meant(hex, digits, name)) : text

  function meant(hex?: string, digits?: string, name?: string): string {
    if (name !== undefined) {
      const known = entities[name]
      if (known === undefined) throw fault(`it uses an entity of its own, &${name};`)
      return known
    }
    const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16)
    if (code > 0x10ffff) throw fault('a character in it does not exist')
    return String.fromCodePoint(code)
  }

  /** Past the comment, the instruction or the text in marks; -1 where its end is yet to come. */
  function pastDeclaration(buffer: string, at: number): number {
    if (buffer.startsWith('<!--', at)) return past(buffer, '-->', at + 4)
    if (buffer.startsWith('<?', at)) return past(buffer, '?>', at + 2)
    if (buffer.startsWith('<![CDATA[', at)) {
      const end = buffer.indexOf(']]>', at)
      if (end === -1) return -1
      handlers.text(buffer.slice(at + 9, end))
      return end + 3
    }
    if (buffer.length - at < 9) return -1
    throw fault('it declares a document type, which no workbook needs and traps are made of')
  }

  function tag(inside: string) {
    if (inside.startsWith('/')) {
      const name = localName(inside.slice(1).trim())
      if (open.pop() !== name) throw fault('its tags do not match')
      handlers.close(name)
      return
    }
    const closed = inside.endsWith('/')
    const body = closed ? inside.slice(0, -1) : inside
    const blank = body.search(/\s/)
    const name = localName(blank === -1 ? body : body.slice(0, blank))
    if (open.length >= limits.xmlDepth) throw fault(`it is nested more than ${limits.xmlDepth} deep`)
    handlers.open(name, blank === -1 ? '' : body.slice(blank))
    if (closed) handlers.close(name)
    else open.push(name)
  }

  function read(buffer: string, isLast: boolean): string {
    let at = 0
    for (;;) {
      const start = buffer.indexOf('<', at)
      if (start === -1) {
        const end = isLast ? buffer.length : uncut(buffer, at)
        if (end > at) handlers.text(decoded(buffer.slice(at, end)))
        return buffer.slice(end)
      }
      if (start > at) handlers.text(decoded(buffer.slice(at, start)))
      const next = buffer.charCodeAt(start + 1)
      if (next === 33 || next === 63) {
        at = pastDeclaration(buffer, start)
      } else {
        const end = endOfTag(buffer, start + 1)
        if (end !== -1) tag(buffer.slice(start + 1, end))
        at = end === -1 ? -1 : end + 1
      }
      if (at === -1) return buffer.slice(start)
    }
  }

  return {
    write(chunk: string) {
      rest = read(rest === '' ? chunk : rest + chunk, false)
      if (rest.length > limits.cellCharacters) throw fault('a tag or a comment in it has no end')
    },
    end() {
      rest = read(rest, true)
      if (rest.trim() !== '' || open.length > 0) throw fault('it is cut short')
    },
  }
}

const localName = (name: string) => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name)

function past(buffer: string, end: string, from: number): number {
  const at = buffer.indexOf(end, from)
  return at === -1 ? -1 : at + end.length
}

/** The `>` that ends a tag: one inside a quoted attribute does not. */
function endOfTag(buffer: string, from: number): number {
  let at = from
  for (;;) {
    const end = buffer.indexOf('>', at)
    if (end === -1) return -1
    const opened = quoteOpenAt(buffer, from, end)
    if (opened === '') return end
    const closing = buffer.indexOf(opened, end)
    if (closing === -1) return -1
    at = closing + 1
  }
}

function quoteOpenAt(buffer: string, from: number, to: number): string {
  let quote = 0
  for (let i = from; i < to; i++) {
    const code = buffer.charCodeAt(i)
    if (quote === 0) {
      if (code === 34 || code === 39) quote = code
    } else if (code === quote) quote = 0
  }
  return quote === 0 ? '' : String.fromCharCode(quote)
}

/** Where text can be parted without cutting a reference such as `&amp;` in two. */
function uncut(buffer: string, from: number): number {
  const mark = buffer.lastIndexOf('&')
  return mark >= from && buffer.length - mark < longestReference && !buffer.includes(';', mark)
    ? mark
    : buffer.length
}

/** An attribute of a tag, by its full name as written (`r`, `office:value`); null where it has none. */
export function attribute(attributes: string, name: string): string | null {
  let at = attributes.indexOf(name)
  while (at !== -1) {
    const before = attributes.charCodeAt(at - 1)
    let after = at + name.length
    while (attributes.charCodeAt(after) <= 32) after++
    if (before <= 32 && attributes.charCodeAt(after) === 61) {
      after++
      while (attributes.charCodeAt(after) <= 32) after++
      const quote = attributes[after]!
      const end = attributes.indexOf(quote, after + 1)
      if (end === -1) return null
      const value = attributes.slice(after + 1, end)
      if (!value.includes('&')) return value
      return value.replace(reference, (whole, hex, digits, entity) =>
        entity === undefined
          ? String.fromCodePoint(
              Math.min(0x10ffff, hex === undefined ? Number(digits) : Number.parseInt(hex, 16)),
            )
          : (entities[entity] ?? whole),
      )
    }
    at = attributes.indexOf(name, at + 1)
  }
  return null
}
