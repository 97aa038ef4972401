import { limits } from './limits.ts'

/**
 * What a tokeniser of JSON tells: brackets and signs as themselves, the rest as what it is; a word is
 * `true`, `false` or `null`. A number is as it is written: no digit of a long one is lost.
 */
export type JsonToken = {
  kind: '{' | '}' | '[' | ']' | ':' | ',' | 'string' | 'number' | 'word'
  text: string
}

export type JsonDoubt = { name: string; raw: string; reason: string }
/** An element of an array as a row: nested objects flattened, `location.latitude`. */
export type JsonRow = {
  /** Of the array it stands in (RFC 6901). */
  pointer: string
  cells: Map<string, string>
  doubts: JsonDoubt[]
  /** Where it begins in the file, in bytes. */
  byte: number
  /** What stands there in place of an object; null for an object. */
  instead: string | null
}
type Sink = {
  row(row: JsonRow): void
  /** A single value outside all arrays. */
  value(pointer: string, text: string): void
}

const listReason = 'A list in one cell: read as JSON text'
const twiceReason = 'The name stands twice in one object: the last value is read'

const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')
/** The pointer of a path of keys (RFC 6901). */
const pointerOf = (keys: readonly string[]) => keys.map(key => `/${escaped(key)}`).join('')

/**
 * Checks the grammar of a JSON document token by token and makes a row of every element of its arrays, but
 * for those inside rows. `lines` is for documents that follow one another (JSON Lines): each is a row.
 */
export function jsonRows(sink: Sink, lines: boolean, fault: (what: string) => Error) {
  /** For every open object or array: the key it is at, or null for an array. */
  const path: (string | null)[] = []
  let expects: 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' = 'value'
  let documents = 0
  let row: JsonRow | null = null
  /** How deep the row at hand stands; its own members are one deeper. */
  let rowDepth = 0
  /** A list inside a row, written out; and how deep it stands. */
  let list: string | null = null
  let listDepth = 0
  let characters = 0

  const isArrayOfRows = () => row === null && path.length > 0 && path.at(-1) === null
  const outside = () => row === null
  const keysOutside = () => path.filter(key => key !== null) as string[]

  function begin(byte: number): JsonRow {
    characters = 0
    rowDepth = path.length
    return { pointer: pointerOf(keysOutside()), cells: new Map(), doubts: [], byte, instead: null }
  }

  function put(text: string, isList: boolean) {
    const name = path.slice(rowDepth).join('.')
    const { cells, doubts } = row!
    const before = cells.get(name)
    if (before !== undefined) doubts.push({ name, raw: before, reason: twiceReason })
    if (isList) doubts.push({ name, raw: text.slice(0, 500), reason: listReason })
    count(text.length + name.length)
    cells.set(name, text)
  }

  function count(more: number) {
    characters += more
    if (characters > limits.jsonRowCharacters) {
      throw fault(`an object is longer than ${limits.jsonRowCharacters.toLocaleString('en-GB')} characters`)
    }
  }

  function write(text: string) {
    list += text
    count(text.length)
  }

  function scalar(text: string, isText: boolean) {
    if (list !== null) write(isText ? JSON.stringify(text) : text)
    else if (row) put(text === 'null' && !isText ? '' : text, false)
    else if (path.length === 0 || path.at(-1) !== null) sink.value(pointerOf(keysOutside()), text)
  }

  function instead(text: string, byte: number) {
    sink.row({ ...begin(byte), instead: text })
  }

  function open(kind: '{' | '[', byte: number) {
    if (path.length >= limits.jsonDepth) throw fault(`it is nested more than ${limits.jsonDepth} deep`)
    if (list !== null) write(kind)
    else if (outside()) {
      const isRow = kind === '{' && (isArrayOfRows() || (lines && path.length === 0))
      if (isRow) row = begin(byte)
      else if (isArrayOfRows()) startList(byte)
    } else if (kind === '[') {
      list = '['
      listDepth = path.length
    }
    path.push(kind === '{' ? '' : null)
    expects = kind === '{' ? 'key or end' : 'value or end'
  }

  /** A list where a row should stand. */
  function startList(byte: number) {
    row = begin(byte)
    row.instead = ''
    list = '['
    listDepth = path.length
  }

  function close(kind: '}' | ']') {
    const isArray = path.at(-1) === null
    if (path.length === 0 || isArray !== (kind === ']')) throw fault(`a “${kind}” closes nothing`)
    path.pop()
    if (list !== null) {
      write(kind)
      if (path.length === listDepth) closeList()
    } else if (row && path.length === rowDepth) {
      sink.row(row)
      row = null
    }
    after()
  }

  function closeList() {
    const text = list!
    list = null
    if (row!.instead !== null) {
      sink.row({ ...row!, instead: text })
      row = null
    } else put(text === '[]' ? '' : text, text !== '[]')
  }

  function after() {
    if (path.length > 0) expects = 'comma or end'
    else {
      documents++
      expects = 'value'
    }
  }

  function key(text: string) {
    path[path.length - 1] = text
    if (list !== null) write(`${JSON.stringify(text)}:`)
    expects = 'colon'
  }

  return {
    /** Documents read to their end. */
    documents: () => documents,
    see(token: JsonToken, byte: number) {
      const { kind } = token
      if (token.kind === ':') {
        if (expects !== 'colon') throw fault('a colon stands where none may')
        expects = 'value'
      } else if (token.kind === ',') {
        if (expects !== 'comma or end') throw fault('a comma stands where none may')
        if (list !== null) write(',')
        expects = path.at(-1) === null ? 'value' : 'key'
      } else if (token.kind === '}' || token.kind === ']') {
        if (expects !== 'comma or end' && expects !== 'value or end' && expects !== 'key or end') {
          throw fault(`a “${kind}” stands where a value is missing`)
        }
        close(token.kind)
      } else if (expects === 'key' || expects === 'key or end') {
        if (token.kind !== 'string') throw fault('a name in quotation marks is missing')
        key(token.text)
      } else {
        if (expects === 'comma or end') throw fault('a comma is missing')
        if (expects === 'colon') throw fault('a colon is missing')
        if (token.kind === '{' || token.kind === '[') open(token.kind, byte)
        else {
          if (isArrayOfRows()) instead(token.text, byte)
          else scalar(token.text, token.kind === 'string')
          after()
        }
      }
    },
    end() {
      if (path.length > 0 || expects !== 'value') throw fault('it is cut short')
    },
  }
}
