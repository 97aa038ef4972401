import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { rowId } from '../../rpc/wire.ts'

export const tableExports = {
  /** One table of an analysis as CSV, in full precision. `file` is fetched from the outbox. */
  exportTable: procedure({
    input: z.object({ analysisId: rowId, key: z.string().max(40) }),
    output: z.object({ file: z.string(), fileName: z.string(), rows: z.int() }),
    needs: 'packs.make',
    records: 'disclosure',
  }),
}
