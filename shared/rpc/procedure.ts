import type { z } from 'zod'
import type { Permission } from '../features/access/rules.ts'

/** Kinds of audit record a call leaves behind (after the Data Protection Act 2018, section 62). */
export const recordKinds = [
  'collection',
  'alteration',
  'consultation',
  'disclosure',
  'combination',
  'erasure',
] as const
export type RecordKind = (typeof recordKinds)[number]

/** Either the kind of audit record, or the reason why none is written. */
export type Records = RecordKind | { readonly none: string }

type Declaration<I extends z.ZodType, O extends z.ZodType, N extends Permission> = {
  input: I
  output: O
  needs: N
  records: Records
}

export type Procedure<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  N extends Permission = Permission,
> = Declaration<I, O, N> & {
  readonly kind: 'procedure'
  /**
   * True for a question that works for long and changes nothing: it is answered outside of the transaction of its
   * record, so that nobody waits for it. What it reads may change between two of its readings.
   */
  readonly isLong?: boolean
}

export type Job<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  N extends Permission = Permission,
> = Declaration<I, O, N> & { readonly kind: 'job' }

export type PushEvent<P extends z.ZodType = z.ZodType> = { readonly kind: 'event'; payload: P }

export type Entry = Procedure | Job | PushEvent
export type Contract = Record<string, Record<string, Entry>>

/** A question or a command that is answered at once. */
export function procedure<I extends z.ZodType, O extends z.ZodType, N extends Permission>(
  declaration: Omit<Procedure<I, O, N>, 'kind'>,
): Procedure<I, O, N> {
  return { ...declaration, kind: 'procedure' }
}

/** Long work that reports progress, can be cancelled, and outlives the window that asked for it. */
export function job<I extends z.ZodType, O extends z.ZodType, N extends Permission>(
  declaration: Declaration<I, O, N>,
): Job<I, O, N> {
  return { ...declaration, kind: 'job' }
}

/** Something the backend tells every window without being asked. */
export function event<P extends z.ZodType>(payload: P): PushEvent<P> {
  return { kind: 'event', payload }
}

export type InputOf<E> = E extends { input: infer I extends z.ZodType } ? z.input<I> : never
export type ParsedInputOf<E> = E extends { input: infer I extends z.ZodType } ? z.output<I> : never
export type OutputOf<E> = E extends { output: infer O extends z.ZodType } ? z.output<O> : never
export type PayloadOf<E> = E extends { payload: infer P extends z.ZodType } ? z.output<P> : never
