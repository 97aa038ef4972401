import { readFileSync } from 'node:fs'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './application.ts'
import { atDesk } from './desk-page.ts'

test('a pack is chosen for an audience, looked at as they get it, made, and entered in the register', async ({
  page,
  application,
}) => {
  const desk = atDesk(page, application)
  await desk.open()
  await desk.openDemonstration()
  await desk.goTo('Packs')
  // The frame of a preview lets no script in, not even the one that checks a page.
  await expectAccessible(page)
  await desk.select('Of which one', /Northgate Leisure Centre/)
  await page.getByRole('radio', { name: 'The APEL board' }).check()
  const limits = page.getByRole('region', { name: 'What the board will not get' })
  await expect(limits).toContainText('Counts from 1 to 2')
  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(preview.getByRole('status')).toContainText(
    /figures are withheld.*Not counted:.*Council noise team/,
  )
  const pack = page.frameLocator('iframe')
  await expect(pack.getByText(/Down 84.6 %/).first()).toBeVisible()
  await expect(pack.getByText('What each source has told of this problem').first()).toBeVisible()

  await desk.select('As', 'Workbook of its tables')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    desk.button('Make and save (Workbook of its tables)').click(),
  ])
  expect(download.suggestedFilename()).toMatch(/PP-2024-001.*APEL board\.xlsx$/)
  expect(
    readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  const register = page.getByRole('region', { name: 'Register of packs' })
  await expect(register.getByRole('row', { name: /PP-2024-001.*APEL board.*Workbook/ })).toBeVisible()

  // What the bureau decides changes what they get.
  await desk.goTo('Settings')
  await page
    .getByRole('navigation', { name: 'Settings' })
    .getByRole('link', { name: 'Packs and audiences' })
    .click()
  await page.getByLabel('For the board, below').fill('0')
  await desk.button('Save').click()
  await expect(page.getByText('The settings of packs are saved.')).toBeVisible()
  await desk.goTo('Packs')
  await desk.select('Of which one', /Northgate Leisure Centre/)
  await page.getByRole('radio', { name: 'The APEL board' }).check()
  await expect(preview.getByRole('status')).toContainText('No figure is withheld.')
})
