import type { Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Tokenizer, TokenType } from '@streamparser/json'
import { AppError } from '#shared/rpc/error.ts'
import { type JsonRow, type JsonToken, jsonRows } from './json-rows.ts'
import { limits } from './limits.ts'

type FileIn = { path: string; name: string }
/** `documents`: those read to their end so far; `isList`: the first one is a list. */
export type JsonPiece = { rows: JsonRow[]; bytesRead: number; documents: number; isList: boolean }
type Told = { value?(pointer: string, text: string): void; hash?: Hash }

const kinds = new Map<TokenType, JsonToken['kind']>([
  [TokenType.LEFT_BRACE, '{'],
  [TokenType.RIGHT_BRACE, '}'],
  [TokenType.LEFT_BRACKET, '['],
  [TokenType.RIGHT_BRACKET, ']'],
  [TokenType.COLON, ':'],
  [TokenType.COMMA, ','],
  [TokenType.STRING, 'string'],
  [TokenType.NUMBER, 'number'],
  [TokenType.TRUE, 'word'],
  [TokenType.FALSE, 'word'],
  [TokenType.NULL, 'word'],
])

/** Numbers stay as they are written: many a reference is longer than a number can be exactly. */
class AsWritten extends Tokenizer {
  protected override parseNumber(text: string): number {
    return text as unknown as number
  }
}

/** Reads a JSON document as it flows: every element of its arrays as a row. */
export async function* readJson(file: FileIn, lines: boolean, told: Told = {}): AsyncGenerator<JsonPiece> {
  let rows: JsonRow[] = []
  let bytesRead = 0
  let linesBefore = 0
  let chunk: Uint8Array = new Uint8Array()
  let chunkStart = 0
  let at = -1
  let isList = false
  const { encoding, markBytes } = await startOf(file)
  const fault = (what: string, byte = Math.max(at, 0)) => {
    const line = linesBefore + breaksIn(chunk, byte - chunkStart) + 1
    const where = encoding === 'utf-8' ? `line ${line}, byte ${byte}` : `line ${line}`
    return new AppError('invalid', `${file.name}, ${where}: this is no proper JSON: ${what}.`, {
      next: 'Ask its sender to export it again.',
      detail: { line },
    })
  }
  const machine = jsonRows(
    { row: row => rows.push(row), value: (pointer, text) => told.value?.(pointer, text) },
    lines,
    fault,
  )
  const tokenizer = new AsWritten({ separator: '' })
  tokenizer.onToken = ({ token, value, offset }) => {
    isList ||= at === -1 && token === TokenType.LEFT_BRACKET
    at = offset + markBytes
    machine.see({ kind: kinds.get(token)!, text: String(value) }, at)
  }
  const guarded = (work: () => void) => {
    try {
      work()
    } catch (error) {
      if (error instanceof AppError) throw error
      const position = /absolute position "(\d+)"/.exec((error as Error).message)?.[1]
      if (position !== undefined) throw fault('a sign stands where none may', Number(position))
      throw fault(error instanceof TypeError ? 'there are bytes that are no text' : 'it is cut short')
    }
  }
  const decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding, { fatal: true })
  for await (const bytes of createReadStream(file.path, { highWaterMark: 1 << 16 })) {
    told.hash?.update(bytes as Buffer)
    bytesRead += (bytes as Buffer).length
    guarded(() => {
      chunk = decoder ? Buffer.from(decoder.decode(bytes as Buffer, { stream: true })) : (bytes as Buffer)
      tokenizer.write(chunk)
      // A text without end is held in memory by the tokeniser until it ends.
      if (chunkStart + chunk.length - at > limits.jsonRowCharacters) {
        throw fault(`a text is longer than ${limits.jsonRowCharacters.toLocaleString('en-GB')} bytes`)
      }
    })
    linesBefore += breaksIn(chunk, chunk.length)
    chunkStart += chunk.length
    const taken = rows
    rows = []
    yield { rows: taken, bytesRead, documents: machine.documents(), isList }
  }
  chunk = new Uint8Array()
  at = chunkStart
  guarded(() => {
    tokenizer.end()
    machine.end()
  })
  yield { rows, bytesRead, documents: machine.documents(), isList }
}

async function startOf(file: FileIn) {
  await using handle = await open(file.path, 'r')
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0)
  const head = buffer.subarray(0, bytesRead)
  const markBytes = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
  return { encoding: unicodeOf(head), markBytes }
}

/** JSON is Unicode by its standard, and begins with a sign of ASCII or a byte order mark. */
function unicodeOf(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] !== 0 && head[1] === 0)) return 'utf-16le'
  if ((head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0 && head[1] !== 0)) return 'utf-16be'
  return 'utf-8'
}

function breaksIn(bytes: Uint8Array, upTo: number): number {
  let count = 0
  for (let at = bytes.indexOf(10); at !== -1 && at < upTo; at = bytes.indexOf(10, at + 1)) count++
  return count
}

/** Whether the first bytes look like JSON: an object or an array of such things. */
export function looksLikeJson(head: Uint8Array): boolean {
  const text = new TextDecoder(unicodeOf(head)).decode(head).trimStart()
  return /^(?:\{\s*(?:"|\}|$)|\[\s*(?:[{["\]]|$))/.test(text)
}
