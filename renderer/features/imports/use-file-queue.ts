import { useCallback, useEffect, useRef, useState } from 'react'
import type { ImportSummary } from '#shared/features/imports/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { ChosenFile } from '../../client/files.ts'
import type { Output } from '../../client/names.ts'
import { useDesk, useJob } from '../../client/use-desk.ts'
import { inWords } from '../../client/words.ts'

/** One of several files, and how far it has come. */
export type QueuedFile = {
  file: string
  name: string
  bytes: number
  state:
    | { is: 'waiting' }
    | { is: 'recognised'; inspection: Output<'imports.inspect'> }
    | { is: 'to match'; inspection: Output<'imports.inspect'> }
    | { is: 'unreadable'; reason: string }
    | { is: 'failed'; reason: string }
    | { is: 'importing' }
    | { is: 'imported'; summary: ImportSummary }
}
export type PassedOver = { name: string; reason: string }

/** Several files or the files of an archive: looked at one after another, and imported one after another. */
export function useFileQueue(chosen: readonly ChosenFile[]) {
  const client = useDesk()
  const { start, running } = useJob('imports.run')
  const [files, setFiles] = useState<QueuedFile[]>([])
  const [passedOver, setPassedOver] = useState<PassedOver[]>([])
  const [looking, setLooking] = useState(true)
  const [importing, setImporting] = useState(false)
  const stopped = useRef(false)

  const set = useCallback((file: string, state: QueuedFile['state']) => {
    setFiles(before => before.map(each => (each.file === file ? { ...each, state } : each)))
  }, [])

  useEffect(() => {
    let gone = false
    async function look() {
      for (const { file, fileName } of chosen) {
        const unpacked = await client.imports.unpack({ file }).catch(error => ({
          files: [],
          passedOver: [{ name: fileName, reason: reasonOf(error) }],
        }))
        if (gone) return
        const found = unpacked.files.map(each => ({ ...each, state: { is: 'waiting' } as const }))
        setFiles(before => [...before, ...found])
        setPassedOver(before => [...before, ...unpacked.passedOver])
        for (const each of unpacked.files) {
          const state = await client.imports.inspect({ file: each.file }).then(
            (inspection): QueuedFile['state'] =>
              inspection.recognised ? { is: 'recognised', inspection } : { is: 'to match', inspection },
            (error): QueuedFile['state'] => ({ is: 'unreadable', reason: reasonOf(error) }),
          )
          if (gone) return
          set(each.file, state)
          if ('inspection' in state) {
            const others = otherTables(each.name, state.inspection)
            setPassedOver(before => [...before, ...others])
          }
        }
      }
      setLooking(false)
    }
    setFiles([])
    setPassedOver([])
    setLooking(true)
    void look()
    return () => {
      gone = true
    }
  }, [chosen, client, set])

  /** Imports every recognised file that has a source; a cancelled one ends it, a failed one does not. */
  async function importAll(sourceOf: (file: QueuedFile) => number | null) {
    stopped.current = false
    setImporting(true)
    for (const each of files) {
      const sourceId = sourceOf(each)
      if (each.state.is !== 'recognised' || sourceId === null || stopped.current) continue
      const before = each.state
      set(each.file, { is: 'importing' })
      try {
        const { mapping } = before.inspection
        set(each.file, { is: 'imported', summary: await start({ file: each.file, sourceId, mapping }) })
      } catch (error) {
        const cancelled = error instanceof AppError && error.code === 'cancelled'
        set(each.file, cancelled ? before : { is: 'failed', reason: reasonOf(error) })
        if (cancelled) break
      }
    }
    setImporting(false)
  }

  function cancel() {
    stopped.current = true
    running?.cancel()
  }

  return { files, passedOver, looking, importing, running, importAll, cancel }
}

/** A file is one import of the queue: what else is in it must not be lost without a word. */
function otherTables(fileName: string, { tables }: Output<'imports.inspect'>): PassedOver[] {
  return tables.slice(1).map(({ name }) => ({
    name: `${fileName}, ${name}`,
    reason: 'another table of the file; open the file by itself and choose it there to import it too',
  }))
}

function reasonOf(error: unknown): string {
  const { message, next } = inWords(error)
  return next ? `${message} ${next}` : message
}
