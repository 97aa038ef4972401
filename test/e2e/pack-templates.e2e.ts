import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './application.ts'
import { atDesk } from './desk-page.ts'

async function accessibleInBoth(page: Page) {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
}

test('a template is adapted beside its pack, and the pack is projected from the keyboard', async ({
  page,
  application,
}) => {
  const desk = atDesk(page, application)
  await desk.open()
  await desk.openDemonstration()
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('link', { name: 'Pack templates' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Pack templates' })).toBeVisible()
  const pack = page.getByRole('region', { name: 'As it looks' }).frameLocator('iframe')
  await expect(pack.getByRole('heading', { level: 2, name: 'At a glance' })).toBeVisible({ timeout: 20_000 })

  const colour = page.getByRole('textbox', { name: 'Colour of headings' })
  await colour.fill('#ffd700')
  await expect(page.getByText('Choose a darker colour: its contrast with white is 1.4')).toBeVisible()
  await colour.fill('#7b241c')
  await colour.press('Escape')
  await page.getByLabel('Title of Victim').fill('Who is harmed')
  await desk.button('Move Victim up').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('checkbox', { name: 'What is in the pack' }).uncheck()
  await page.getByRole('textbox', { name: 'Words before' }).fill('Read this first.')
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  await expect(pack.getByText('Read this first.')).toBeVisible()
  await expect(pack.getByRole('heading', { level: 2, name: 'What', exact: true })).toHaveCount(0)
  await expect(pack.getByRole('heading', { level: 2, name: 'Who is harmed' })).toHaveCSS(
    'color',
    'rgb(123, 36, 28)',
  )
  await expect(pack.getByRole('heading', { level: 2, name: 'Sources' })).toHaveCount(1)
  // No script gets into the frame of a pack, not even that of the check: it would wait for it.
  await page.locator('iframe').evaluate(frame => frame.remove())
  await accessibleInBoth(page)

  await desk.goTo('Profiles')
  await page.getByRole('gridcell', { name: 'Youths gathering at Bellfounder Parade' }).click()
  await desk.button('Preview pack').click()
  await desk.button('Project').click()
  const wall = page.getByRole('dialog', { name: /one section a screen/ })
  const screen = wall.frameLocator('iframe')
  await expect(wall.getByRole('status')).toContainText('1 of')
  await expect(screen.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(screen.getByRole('heading', { level: 2, name: 'Introduction' })).toBeVisible()
  await expect(screen.getByRole('heading', { level: 1 })).toBeHidden()
  await page.keyboard.press('End')
  await expect(wall.getByRole('status')).toContainText('Distribution')
  await desk.button('Previous section').click()
  await expect(wall.getByRole('status')).toContainText('Definitions')
  await page.keyboard.press('Escape')
  await expect(wall).toBeHidden()
})
