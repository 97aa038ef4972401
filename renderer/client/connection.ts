import { useEffect, useState } from 'react'
import type { DeskClient, DeskContract } from '#shared/contract.ts'
import { connect } from '#shared/rpc/connect.ts'
import { AppError } from '#shared/rpc/error.ts'
import { openChannel } from './channel.ts'

export type Connection =
  | { state: 'connecting' }
  | { state: 'refused'; error: AppError }
  | { state: 'open'; client: DeskClient }
  | { state: 'lost'; client: DeskClient; attempts: number }

const longestWaitMilliseconds = 10_000

/** Connects, and when the connection is lost keeps trying, ever more slowly, until it is back. */
export function useConnection(): Connection {
  const [connection, setConnection] = useState<Connection>({ state: 'connecting' })

  useEffect(() => {
    let stopped = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let last: DeskClient | undefined

    async function attempt(attempts: number) {
      try {
        const channel = await openChannelOnce(attempts)
        if (stopped) return
        const client = connect<DeskContract>({
          ...channel,
          onClose: listener =>
            channel.onClose(() => {
              listener()
              if (!stopped) retry(client, 1)
            }),
        })
        last = client
        setConnection({ state: 'open', client })
      } catch (error) {
        if (stopped) return
        const refusal = asAppError(error)
        if (last && refusal.code !== 'forbidden') retry(last, attempts + 1)
        else setConnection({ state: 'refused', error: refusal })
      }
    }

    function retry(client: DeskClient, attempts: number) {
      setConnection({ state: 'lost', client, attempts })
      const wait = Math.min(longestWaitMilliseconds, 500 * 2 ** attempts)
      timer = setTimeout(() => void attempt(attempts), wait)
    }

    void attempt(0)
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [])

  return connection
}

// The token of the address works once: a second run of the same effect must share the first's answer.
let first: ReturnType<typeof openChannel> | undefined
function openChannelOnce(attempts: number) {
  if (attempts > 0) return openChannel()
  first ??= openChannel()
  return first
}

function asAppError(error: unknown) {
  return error instanceof AppError ? error : new AppError('unavailable', 'Tasking Desk cannot be reached.')
}
