import { existsSync } from 'node:fs'
import { basename, isAbsolute, resolve } from 'node:path'
import type { Command } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import { hostHere } from '../backend/host.ts'
import { printWithBrowser } from '../backend/print-with-browser.ts'
import type { Backend } from '../backend/start.ts'
import { WrongUsage } from './required.ts'

/** What a command gives back: the answer for machines, its lines for people, and why not all of it was done. */
export type Answer = { json: Record<string, unknown>; lines: string[]; refused?: AppError }

export type Desk = { client: DeskClient; backend: Backend }

/** Paths are meant from where the person is, which `npm run` otherwise changes. */
export function pathHere(path: string): string {
  return isAbsolute(path) ? path : resolve(process.env.INIT_CWD ?? process.cwd(), path)
}

/** `Leicester`, `Leicester.bureau` and a path to either mean the same file. */
export function bureauPath(name: string): string {
  if (name.trim() === '') throw new WrongUsage('The name of the bureau is missing.')
  const path = pathHere(name)
  return /\.bureau$/i.test(path) || existsSync(path) ? path : `${path}.bureau`
}

/** Opens a bureau, does the work, closes it again whatever happened, and prints the answer. */
export async function inBureau(
  command: Command,
  bureau: string,
  work: (desk: Desk) => Promise<Answer>,
): Promise<void> {
  await withBackend(command, async desk => {
    await desk.client.settings.openBureau({ path: bureauPath(bureau) })
    return work(desk)
  })
}

/** Where no bureau needs to be open beforehand. */
export async function withBackend(command: Command, work: (desk: Desk) => Promise<Answer>): Promise<void> {
  const json = command.optsWithGlobals<{ json?: boolean }>().json === true
  // Read only now: help and wrong usage need not wait for all of the backend.
  const { startBackend } = await import('../backend/start.ts')
  const backend = startBackend(hostHere('cli', printWithBrowser))
  try {
    print(await work({ client: backend.connect(), backend }), json)
    await backend.settle()
  } catch (error) {
    if (error instanceof WrongUsage) command.error(`error: ${error.message}`)
    fail(error, json)
  } finally {
    await backend.close()
  }
}

export function print(answer: Answer, json: boolean): void {
  const { refused } = answer
  if (!json) process.stdout.write(answer.lines.map(line => `${line}\n`).join(''))
  if (refused) fail(refused, json, answer.json)
  else if (json) process.stdout.write(`${JSON.stringify({ ok: true, ...answer.json })}\n`)
}

/** What happened and what to do next, on stderr; with `--json` also on stdout, for whoever reads that. */
export function fail(error: unknown, json: boolean, done: Record<string, unknown> = {}): void {
  const known = error instanceof AppError
  const code = known ? error.code : 'unexpected'
  const message = error instanceof Error ? error.message : String(error)
  const next = known ? error.next : undefined
  process.stderr.write(`desk: ${message}${next ? ` ${next}` : ''}\n`)
  if (json) {
    process.stdout.write(
      `${JSON.stringify({ ok: false, error: { code, message, next: next ?? null }, ...done })}\n`,
    )
  }
  process.exitCode = 1
}

export function bureauNameOf(path: string): string {
  return basename(path).replace(/\.bureau$/i, '')
}
