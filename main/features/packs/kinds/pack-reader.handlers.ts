import type { Context } from '../../../backend/context.ts'
import type { PackDocument } from '../model/document.ts'
import type { PackAsked } from '../pipeline.ts'

/**
 * Reads what a pack of its kind says. Its number and look are given later. Counts only `asked.sourceIds`.
 * Throws `not-found` for what is not there, `conflict` for what is not to be handed out yet.
 */
export type PackReader = (context: Context, asked: PackAsked) => Promise<PackDocument>
