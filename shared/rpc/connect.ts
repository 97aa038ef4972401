import type { ClientChannel, Progress, ToClient } from './channel.ts'
import { AppError, fromReply } from './error.ts'
import type { Contract, Entry, InputOf, OutputOf, PayloadOf } from './procedure.ts'

/** What is needed of an `AbortSignal`, which belongs to no language library alone. */
type CancelSignal = { readonly aborted: boolean; addEventListener(type: 'abort', listener: () => void): void }
export type CallOptions = { signal?: CancelSignal; onProgress?: (progress: Progress) => void }

type Called<E extends Entry> =
  undefined extends InputOf<E>
    ? (input?: InputOf<E>, options?: CallOptions) => Promise<OutputOf<E>>
    : (input: InputOf<E>, options?: CallOptions) => Promise<OutputOf<E>>

type KeysOfKind<F, K> = { [P in keyof F]: F[P] extends { kind: K } ? P : never }[keyof F]

/** The typed client of a contract: `client.feature.verb(input)`, and `client.on('feature.verb', listener)`. */
export type Client<C extends Contract> = {
  [F in keyof C]: {
    [P in KeysOfKind<C[F], 'procedure' | 'job'>]: C[F][P] extends Entry ? Called<C[F][P]> : never
  }
} & {
  on: Listen<C>
  /** Attaches to a job under way (after a reload); answers as the job itself would have. */
  watch(jobId: number, options?: CallOptions): Promise<unknown>
}

type EventNames<C extends Contract> = {
  [F in keyof C & string]: `${F}.${KeysOfKind<C[F], 'event'> & string}`
}[keyof C & string]
type EntryNamed<C extends Contract, N> = N extends `${infer F}.${infer P}` ? C[F][P] : never
type Listen<C extends Contract> = <N extends EventNames<C>>(
  name: N,
  listener: (payload: PayloadOf<EntryNamed<C, N>>) => void,
) => () => void

type AskWithoutId = { type: 'call'; name: string; input: unknown } | { type: 'watch'; jobId: number }
type Waiting = {
  resolve(output: unknown): void
  reject(error: Error): void
  onProgress: ((progress: Progress) => void) | undefined
}

/** Makes the typed client over a channel. Every promise settles: when the channel closes, with `unavailable`. */
export function connect<C extends Contract>(channel: ClientChannel): Client<C> {
  const waiting = new Map<number, Waiting>()
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  let nextId = 1
  let closed = false

  channel.onMessage(frame => receive(frame, waiting, listeners))
  channel.onClose(() => {
    closed = true
    for (const call of waiting.values()) call.reject(connectionLost())
    waiting.clear()
  })

  function ask(frame: AskWithoutId, options: CallOptions = {}): Promise<unknown> {
    if (closed) return Promise.reject(connectionLost())
    const id = nextId++
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject, onProgress: options.onProgress })
      options.signal?.addEventListener('abort', () => channel.send({ type: 'cancel', id }))
      channel.send({ ...frame, id })
      // A signal tells of nothing that was before it was listened to.
      if (options.signal?.aborted) channel.send({ type: 'cancel', id })
    })
  }
  const call = (name: string, input: unknown, options?: CallOptions) =>
    ask({ type: 'call', name, input }, options)
  const watch = (jobId: number, options?: CallOptions) => ask({ type: 'watch', jobId }, options)

  function on(name: string, listener: (payload: unknown) => void) {
    const set = listeners.get(name) ?? new Set()
    listeners.set(name, set.add(listener))
    return () => void set.delete(listener)
  }

  return new Proxy({} as Client<C>, {
    get(_target, feature) {
      if (typeof feature !== 'string' || feature === 'then') return undefined
      if (feature === 'on') return on
      if (feature === 'watch') return watch
      return new Proxy(
        {},
        {
          get(_inner, verb) {
            if (typeof verb !== 'string' || verb === 'then') return undefined
            return (input: unknown, options?: CallOptions) => call(`${feature}.${verb}`, input, options)
          },
        },
      )
    },
  })
}

function receive(
  frame: ToClient,
  waiting: Map<number, Waiting>,
  listeners: Map<string, Set<(payload: unknown) => void>>,
) {
  if (frame.type === 'event') {
    for (const listener of listeners.get(frame.name) ?? []) listener(frame.payload)
    return
  }
  const call = waiting.get(frame.id)
  if (!call) return
  if (frame.type === 'progress') {
    call.onProgress?.(frame.progress)
    return
  }
  waiting.delete(frame.id)
  if (frame.type === 'ok') call.resolve(frame.output)
  else call.reject(fromReply(frame.error))
}

function connectionLost() {
  return new AppError('unavailable', 'The connection to the desk was lost.', {
    next: 'Start Tasking Desk again; what was saved is safe.',
  })
}
