import './without-eval.ts'
import { contract, type DeskContract } from '#shared/contract.ts'
import type { Permission } from '#shared/features/access/rules.ts'
import type { InputOf, OutputOf } from '#shared/rpc/procedure.ts'

type Feature = keyof DeskContract & string
type VerbsOfKind<F, K> = { [P in keyof F]: F[P] extends { kind: K } ? P : never }[keyof F] & string
type NamesOfKind<K> = { [F in Feature]: `${F}.${VerbsOfKind<DeskContract[F], K>}` }[Feature]

/** Names of what is answered at once: `incidents.summary`. */
export type ProcedureName = NamesOfKind<'procedure'>
/** Names of long work: `analysis.run`. */
export type JobName = NamesOfKind<'job'>
export type CallName = ProcedureName | JobName

type EntryOf<N extends CallName> = N extends `${infer F extends Feature}.${infer P}`
  ? P extends keyof DeskContract[F]
    ? DeskContract[F][P]
    : never
  : never
export type Input<N extends CallName> = InputOf<EntryOf<N>>
export type Output<N extends CallName> = OutputOf<EntryOf<N>>

export function partsOf(name: CallName): [feature: string, verb: string] {
  const [feature = '', verb = ''] = name.split('.')
  return [feature, verb]
}

/** The permission the contract asks for: a window does not ask for what it may not see. */
export function needsOf(name: CallName): Permission {
  const [feature, verb] = partsOf(name)
  const entries = contract as unknown as Record<string, Record<string, { needs: Permission }>>
  return entries[feature]![verb]!.needs
}
