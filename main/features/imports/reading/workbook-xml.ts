import { SaxesParser } from 'saxes'
import { limits } from './limits.ts'

/** By their full names as written (`r`, `office:value`). */
export type Attributes = Readonly<Record<string, string>>

export type XmlHandlers = {
  /** `name` without its prefix. */
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text(text: string): void
}

/**
 * Reads the XML of a workbook as it flows, strictly: entities of its own are no text, tags that do not match
 * and a document cut short are faults, where a lenient reader would silently give fewer cells. A document
 * type, which no workbook needs and traps are made of, is refused.
 */
export function xmlReader(handlers: XmlHandlers, fault: (what: string) => Error) {
  const parser = new SaxesParser({ xmlns: false, position: false } as const)
  let depth = 0
  // Characters taken in and not yet told: the parser would gather a tag or a text without end.
  let untold = 0

  parser.on('doctype', () => {
    throw fault('it declares a document type')
  })
  parser.on('error', ({ message }) => {
    throw fault(`its XML is broken (${message.replace(/\.$/, '')})`)
  })
  parser.on('opentag', ({ name, attributes }) => {
    untold = 0
    if (++depth > limits.xmlDepth) throw fault(`it is nested more than ${limits.xmlDepth} deep`)
    handlers.open(localName(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    untold = 0
    depth--
    handlers.close(localName(name))
  })
  const text = (piece: string) => handlers.text(piece)
  parser.on('text', text)
  parser.on('cdata', text)

  return {
    write(chunk: string) {
      untold += chunk.length
      parser.write(chunk)
      if (untold > 2 * limits.cellCharacters) throw fault('a tag or a text in it has no end')
    },
    end() {
      parser.close()
    },
  }
}

const localName = (name: string) => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name)
