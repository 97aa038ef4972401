import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { DeskClient } from '#shared/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import { followChanges } from './changes.ts'
import { createRunningJobs, type RunningJobs } from './running-jobs.ts'

type Desk = { client: DeskClient; jobs: RunningJobs }
const DeskContext = createContext<Desk | null>(null)

/** Gives everything below it the client, its running jobs, and the cache of what was asked. */
export function DeskProvider({ client, children }: { client: DeskClient; children: ReactNode }) {
  const desk = useMemo(() => ({ client, jobs: createRunningJobs(client) }), [client])
  useEffect(() => {
    desk.jobs.attach().catch(() => undefined)
  }, [desk])
  return (
    <DeskContext value={desk}>
      <Answers>{children}</Answers>
    </DeskContext>
  )
}

/**
 * A cache of answers of its own. Give it the bureau's path as its key, and nothing of one bureau is
 * ever shown in another.
 */
export function Answers({ children }: { children: ReactNode }) {
  const { client } = useDeskContext()
  const [queries] = useState(createQueries)
  useEffect(() => {
    // After a lost connection nothing that is shown can be trusted to be current.
    void queries.invalidateQueries()
    return followChanges(client, queries)
  }, [client, queries])
  return <QueryClientProvider client={queries}>{children}</QueryClientProvider>
}

export function useDeskContext(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('No desk above this component.')
  return desk
}

function createQueries() {
  return new QueryClient({
    defaultOptions: {
      // The backend is on this machine and tells what changed: no polling, no guessing, no waiting for a network.
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        retry: (failures, error) =>
          failures < 2 && error instanceof AppError && error.code === 'unavailable' && !error.next,
      },
      mutations: { networkMode: 'always' },
    },
  })
}
