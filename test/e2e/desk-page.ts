import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { type Application, expect } from './application.ts'
import { putDemonstration } from './made-demonstration.ts'

export type Workspace =
  | 'Today'
  | 'Map'
  | 'Profiles'
  | 'Tasking'
  | 'Briefings'
  | 'Performance'
  | 'Packs'
  | 'Imports'
  | 'Settings'

/** What a person does at the desk, in their words. */
export function atDesk(page: Page, application: Application) {
  const button = (name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' })

  async function chooseFile(
    press: () => Promise<void>,
    name: string,
    content: string | Uint8Array | { path: string },
  ) {
    const path = isContent(content) ? join(application.folder, name) : content.path
    if (isContent(content)) writeFileSync(path, content)
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press()])
    await chooser.setFiles(path)
  }

  async function pressDemonstration() {
    await button('Open the demonstration bureau').click()
    await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible({ timeout: 120_000 })
  }

  return {
    button,
    chooseFile,
    async open() {
      await page.goto(application.address)
    },
    async createBureau(name: string) {
      await page.getByLabel('Name of the bureau').fill(name)
      await button('Create a bureau').click()
      await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()
    },
    /** One that was made before is opened. */
    async openDemonstration() {
      await putDemonstration(application.folder)
      await pressDemonstration()
    },
    makeDemonstration: pressDemonstration,
    async goTo(workspace: Workspace) {
      const link = page.getByRole('navigation', { name: 'Workspaces' }).getByRole('link', { name: workspace })
      const there = page
        .url()
        .split('?')[0]!
        .endsWith((await link.getAttribute('href')) ?? '')
      // The page that is left stays until the next is fetched: nothing is to be judged or pressed on it any more.
      if (!there) await page.evaluate(() => document.querySelector('h1')?.setAttribute('data-left', ''))
      await link.click()
      if (!there) await expect(page.locator('h1:not([data-left])').first()).toBeVisible()
    },
    /** Adds a source and its agency, from the page where a file waits for one. */
    async addSource(name: string, agency: string) {
      await button('New source').click()
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
      await button('New agency').click()
      await page.getByLabel('Name of the new agency').fill(agency)
      await button('Add it').click()
      await expect(page.getByRole('combobox', { name: 'Agency' })).toHaveValue(agency)
      await button('Save').click()
      await expect(page.getByRole('dialog')).toBeHidden()
    },
    /** Chooses from one of Mantine's searchable selects. */
    async select(label: string, option: string | RegExp) {
      await page.getByRole('combobox', { name: label, exact: true }).click()
      await page.getByRole('option', { name: option }).first().click()
    },
  }
}

function isContent(content: string | Uint8Array | { path: string }): content is string | Uint8Array {
  return typeof content === 'string' || content instanceof Uint8Array
}
