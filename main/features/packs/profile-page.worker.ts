import type { ProfilePack } from './pack-content.ts'
import { profilePage } from './profile-page.ts'

/** Lays the page out in a thread: its charts take a library that is slow to load and busy to draw. */
export function run(pack: ProfilePack): string {
  return profilePage(pack)
}
