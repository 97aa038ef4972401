import { accessSync, constants, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from '#shared/rpc/error.ts'

/** Refuses a place where nothing can be written, before anything is made that is entered in a register. */
export function checkOut(out: string): void {
  if (statSync(out, { throwIfNoEntry: false })?.isDirectory()) {
    throw new AppError('invalid', `${out} is a folder.`, { next: 'Name the file to write inside it.' })
  }
  try {
    accessSync(dirname(out), constants.W_OK)
  } catch (cause) {
    throw new AppError('unavailable', `Nothing can be written to ${dirname(out)}.`, {
      next: 'Name a folder that exists and that you may write to.',
      cause,
    })
  }
}
