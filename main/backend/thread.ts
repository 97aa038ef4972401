import { AppError, type ErrorReply, toReply } from '#shared/rpc/error.ts'

export type ThreadTask = { file: string; input: unknown }
export type ThreadAnswer = { output: unknown } | { refused: ErrorReply }

type Worker = {
  run(input: unknown): unknown
  /** What makes the first answer as quick as the next. */
  prepare?(): void
}

/** Loads worker files before they are asked for, so that the first answer need not wait for it. */
export async function prepare(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const worker = (await import(/* @vite-ignore */ file)) as Worker
    worker.prepare?.()
  }
}

/**
 * What a thread does: runs the `run` of a worker file. A refusal is answered as data, because an error that
 * crosses from a thread loses everything but its message.
 */
export async function run({ file, input }: ThreadTask): Promise<ThreadAnswer> {
  try {
    const worker = (await import(/* @vite-ignore */ file)) as Worker
    return { output: await worker.run(input) }
  } catch (error) {
    if (error instanceof AppError) return { refused: toReply(error) }
    throw error
  }
}
