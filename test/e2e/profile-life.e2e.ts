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

test('a profile from an area passes its gate with a reason; a nomination becomes a profile', async ({
  page,
  application,
}) => {
  const desk = atDesk(page, application)
  const dialog = page.getByRole('dialog')
  await desk.open()
  await desk.openDemonstration()

  await test.step('a profile is made of an area', async () => {
    await desk.goTo('Profiles')
    await desk.button('New profile').click()
    await page.getByRole('menuitem', { name: 'From an area' }).click()
    await desk.select('Area', 'Kilnwood')
    await dialog.getByLabel('Title (optional)').fill('Evenings in Kilnwood')
    await expect(dialog.getByText(/^[\d,]+ incidents$/)).toBeVisible()
    await desk.button('Make the profile').click()
    await expect(page.getByRole('heading', { level: 1, name: 'Evenings in Kilnwood' })).toBeVisible()
  })

  await test.step('its kind is suggested, and saved as it is chosen', async () => {
    await page.getByRole('combobox', { name: 'Kind of problem' }).click()
    await page.getByRole('option', { name: 'Noise' }).click()
    await expect(page.getByText(/^Saved \d/).first()).toBeVisible()
    await page.reload()
    await expect(page.getByLabel('Kind of problem').first()).toHaveValue('Noise')
  })

  await test.step('the gate says what is missing, and the manager goes on with a reason', async () => {
    await expect(page.getByRole('region', { name: 'Before it is raised' })).toContainText('no aim')
    await accessibleInBoth(page)
    await desk.button('Raise').click()
    await expect(dialog).toContainText('nothing on the location, the victim, the offender')
    await dialog.getByRole('button', { name: 'Raise' }).click()
    await expect(dialog).toContainText('Say why it goes on all the same.')
    await dialog.getByLabel('Why it goes on all the same').fill('The chair asked for it.')
    await dialog.getByRole('button', { name: 'Raise' }).click()
    await expect(page.getByRole('region', { name: 'Before it is adopted' })).toContainText('no response plan')
    await expect(page.getByRole('region', { name: 'History' })).toContainText('The chair asked for it.')
  })

  await test.step('a nomination of a place without incidents says so, one with them is entered', async () => {
    await desk.goTo('Tasking')
    await page.getByRole('link', { name: 'Nominations' }).click()
    await expect(page.getByRole('grid', { name: 'Nominations' })).toContainText('Gatherings at the parade')
    await accessibleInBoth(page)
    await desk.button('Nominate').click()
    await desk.select('Agency', 'City council')
    await dialog.getByLabel('What is it called').fill('Bottles by the ramp')
    await dialog.getByLabel('What is happening').fill('Broken bottles every Saturday morning.')
    await dialog.getByLabel('Since').fill('2025-06-01')
    const place = dialog.getByRole('combobox', { name: 'Place' })
    await place.fill('400000, 200000')
    await expect(dialog.getByRole('status')).toContainText('holds no incident of that place and time')
    // Found by its name, pointed at on the map (here by the keyboard), or written.
    await place.fill('northg')
    await page.getByRole('option', { name: 'Northgate (' }).first().click()
    await expect(dialog.getByRole('status')).toContainText(/\d+ incidents of that place and time are known/)
    await expect(place).toHaveValue(/^Northgate \(/)
    await dialog.getByRole('region', { name: 'Map of the place' }).press('Enter')
    await expect(place).toHaveValue(/^SK \d{5} \d{5}$/)
    await place.fill('458900, 306000')
    await expect(dialog.getByRole('status')).toContainText(/\d+ incidents of that place and time are known/)
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Nominate' }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('it is taken up as a profile, which names it', async () => {
    await page.getByRole('grid', { name: 'Nominations' }).getByText('Bottles by the ramp').click()
    await dialog.getByLabel('What is said to the agency').fill('Taken up with the council.')
    await dialog.getByRole('button', { name: 'Make a problem profile' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Bottles by the ramp' })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Where it is mentioned' })).toContainText(
      'nominated by City council',
    )
  })
})
