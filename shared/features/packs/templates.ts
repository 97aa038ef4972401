import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { instant } from '../../rpc/wire.ts'
import { packKinds } from './kinds.ts'
import { packTemplateSchema, templateChangesSchema } from './template.ts'

const ofKind = z.object({ kind: z.enum(packKinds) })

export const templates = {
  /** How the bureau has packs of a kind look; version 0 where it is as shipped. */
  template: procedure({
    input: ofKind,
    output: z.object({ template: packTemplateSchema, version: z.int() }),
    needs: 'profiles.read',
    records: { none: 'the look of packs' },
  }),
  /** Saves what is given of a template. A stale `version` is a conflict that carries both sides. */
  saveTemplate: procedure({
    input: ofKind.extend({ version: z.int().min(0), template: templateChangesSchema }),
    output: z.object({ version: z.int(), savedAt: instant }),
    needs: 'settings.write',
    records: 'alteration',
  }),
  /** Back to the shipped one. */
  resetTemplate: procedure({
    input: ofKind.extend({ version: z.int().min(0) }),
    output: z.object({ version: z.int() }),
    needs: 'settings.write',
    records: 'alteration',
  }),
}
