import type { CallOptions } from '#shared/rpc/connect.ts'

/** How far a job is, on one line of stderr that is written over; only where somebody looks on. Ctrl+C cancels it. */
export async function withProgress<T>(title: string, run: (options: CallOptions) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const cancel = () => controller.abort()
  process.once('SIGINT', cancel)
  const shown = process.stderr.isTTY
  try {
    return await run({
      signal: controller.signal,
      ...(shown
        ? {
            onProgress({ stage, done, total }) {
              const share = total
                ? ` ${Math.floor((100 * done) / total)} %`
                : ` ${done.toLocaleString('en-GB')}`
              process.stderr.write(`\r\x1b[K${title}: ${stage}${share}`)
            },
          }
        : {}),
    })
  } finally {
    process.off('SIGINT', cancel)
    if (shown) process.stderr.write('\r\x1b[K')
  }
}
