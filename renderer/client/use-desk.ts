import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { DeskClient } from '#shared/contract.ts'
import type { CallOptions } from '#shared/rpc/connect.ts'
import { useDeskContext } from './desk-provider.tsx'
import { type CallName, type Input, type JobName, type Output, type ProcedureName, partsOf } from './names.ts'
import type { RunningJob } from './running-jobs.ts'
import { useMayCall } from './use-bureau.ts'
import { sayFailure } from './words.ts'

type QuestionOptions = {
  /** False while the question makes no sense yet. */
  when?: boolean
  /** Keeps the last answer on the screen while another input is asked about. */
  keepLast?: boolean
}
type QuestionArguments<N extends ProcedureName> =
  undefined extends Input<N>
    ? [input?: Input<N>, options?: QuestionOptions]
    : [input: Input<N>, options?: QuestionOptions]

/** The typed client, for the rare call that is neither a question nor a command of a screen. */
export function useDesk(): DeskClient {
  return useDeskContext().client
}

/**
 * A question, asked once and again whenever its answer changed: `useQuestion('areas.sets')`. It is not
 * asked at all where the person lacks the permission, and is then never more than `isPending`.
 */
export function useQuestion<N extends ProcedureName>(name: N, ...[input, options]: QuestionArguments<N>) {
  const { client } = useDeskContext()
  const permitted = useMayCall(name)
  const { when = true, keepLast = false } = options ?? {}
  return useQuery<Output<N>>({
    queryKey: keyOf(name, input),
    queryFn: async () => {
      const answer = await call(client, name, input)
      // React Query takes undefined for a missing answer; a void one is an answer.
      return (answer ?? null) as Output<N>
    },
    enabled: permitted && when,
    ...(keepLast ? { placeholderData: keepPreviousData } : {}),
  })
}

/**
 * A command. A failure is shown as a note in the corner; whoever passes `onError` to `mutate` or
 * awaits `mutateAsync` may show it in its place instead, with `quiet`.
 */
export function useCommand<N extends ProcedureName>(name: N, options: { quiet?: boolean } = {}) {
  const { client } = useDeskContext()
  const queries = useQueryClient()
  return useMutation<Output<N>, Error, Input<N>>({
    mutationKey: partsOf(name),
    mutationFn: input => call(client, name, input) as Promise<Output<N>>,
    onSuccess: () => queries.invalidateQueries({ queryKey: [partsOf(name)[0]] }),
    ...(options.quiet ? {} : { onError: sayFailure }),
  })
}

/**
 * Long work. `running` is set also for a job of this name that was under way when the window was
 * opened, so that a reload finds it again.
 */
export function useJob<N extends JobName>(name: N) {
  const { client, jobs } = useDeskContext()
  const mutation = useMutation<Output<N>, Error, Input<N>>({
    mutationKey: partsOf(name),
    mutationFn: input =>
      jobs.follow(name, options => call(client, name, input, options)) as Promise<Output<N>>,
  })
  const running = useRunningJobs().find(job => job.name === name)
  return {
    start: mutation.mutateAsync,
    running,
    result: mutation.data,
    error: mutation.error,
    reset: mutation.reset,
  }
}

/** Every job this window follows, for the bar at the top. */
export function useRunningJobs(): readonly RunningJob[] {
  const { jobs } = useDeskContext()
  return useSyncExternalStore(jobs.subscribe, jobs.list)
}

/** The key under which an answer is kept: feature, verb, input. */
function keyOf(name: ProcedureName, input?: unknown) {
  return input === undefined ? partsOf(name) : [...partsOf(name), input]
}

type Calls = Record<string, Record<string, (input: unknown, options?: CallOptions) => Promise<unknown>>>
function call(client: DeskClient, name: CallName, input: unknown, options?: CallOptions) {
  const [feature, verb] = partsOf(name)
  return (client as unknown as Calls)[feature]![verb]!(input, options)
}
