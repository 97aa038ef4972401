import { BothSides, sidesOf } from '../ui/both-sides.tsx'
import { SavedNote } from './saved-note.tsx'
import { useDraft } from './use-draft.ts'

type Texts<F extends string> = Record<F, string>
type Row<F extends string> = Texts<F> & { version: number }
type WrittenOptions<F extends string> = {
  row: Row<F>
  save: (changes: Partial<Texts<F>>, version: number) => Promise<{ version: number; savedAt: string }>
  /** Reads the row again, when a save was refused because somebody else's came first. */
  reread: () => Promise<Row<F>>
  /** One of many on its page: it says nothing until something is typed. */
  quiet?: boolean
}

/**
 * The texts of a row, saved as they are typed, with what a form shows beside them: `savedNote`, whether they are safe,
 * and `bothSides` where somebody else changed the same meanwhile.
 */
export function useWritten<F extends string>(
  labels: Readonly<Texts<F>>,
  { row, save, reread, quiet = false }: WrittenOptions<NoInfer<F>>,
) {
  const fields = Object.keys(labels) as F[]
  const read = (from: Row<F>) => ({ version: from.version, saved: textsOf(fields, from) })
  const { draft, type, saving, flush, conflict, keepYours, takeTheirs } = useDraft<Texts<F>>({
    ...read(row),
    save,
    reread: async () => read(await reread()),
  })
  return {
    draft,
    type,
    flush,
    savedNote: !conflict && <SavedNote quiet={quiet} saving={saving} onRetry={() => void flush()} />,
    bothSides: conflict && (
      <BothSides
        fields={sidesOf(fields, labels, conflict)}
        onKeepYours={keepYours}
        onTakeTheirs={takeTheirs}
      />
    ),
  }
}

function textsOf<F extends string>(fields: readonly F[], row: Texts<F>): Texts<F> {
  return Object.fromEntries(fields.map(field => [field, row[field]])) as Texts<F>
}
