import { expectAccessible } from './accessible.ts'
import { expect, test } from './application.ts'
import { atDesk } from './desk-page.ts'

test('words are decided by a key, dated, and counted on the map', async ({ page, application }) => {
  const desk = atDesk(page, application)
  await desk.open()
  await desk.openDemonstration()
  await desk.goTo('Imports')
  await page.getByRole('link', { name: 'Categories', exact: true }).click()
  const noise = page.getByRole('table', { name: 'Words of Council noise team' })
  await expect(noise.getByRole('row').nth(1)).toContainText('Not recorded')
  const title = page.getByRole('heading', { level: 1, name: 'Categories' })
  await expect(title.locator('..')).toContainText('1 of 27 words not decided')

  // From a day on a party is a nuisance; before, it stays noise.
  await noise.getByRole('button', { name: 'Dates of Party' }).click()
  const drawer = page.getByRole('dialog', { name: 'Party' })
  await expect(drawer.locator(':focus')).toHaveCount(1)
  await drawer.getByRole('button', { name: 'Another code from a day on' }).click()
  await drawer.getByLabel('From the day').fill('2025-06-01')
  await drawer.getByRole('combobox', { name: 'It stands for' }).fill('nuis')
  await page.getByRole('option', { name: 'Nuisance (NSIR 2011)', exact: true }).click()
  await drawer.getByRole('button', { name: 'Save' }).click()
  await expect(drawer).toBeHidden()
  const party = noise.getByRole('row', { name: /^Party/ })
  await expect(party).toContainText('Noise (NSIR 2007); from 1 Jun 2025 Nuisance (NSIR 2011)')
  await noise.getByRole('button', { name: 'Dates of Party' }).click()
  await expect(drawer).toContainText('Set: from 1 Jun 2025 Nuisance (NSIR 2011)')
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  // What is no longer decided comes back with a suggestion, which Enter takes.
  await noise.getByRole('button', { name: 'Dates of Loud music' }).click()
  const music = page.getByRole('dialog', { name: 'Loud music' })
  // A drawer takes the keyboard once it is open, and what was typed before loses its options.
  await expect(music.locator(':focus')).toHaveCount(1)
  await music.getByRole('combobox', { name: 'From the beginning' }).fill('not')
  await page.getByRole('option', { name: 'Not decided yet' }).click()
  await music.getByRole('button', { name: 'Save' }).click()
  await expect(music).toBeHidden()
  const suggested = noise.getByRole('button', {
    name: 'Use Noisy neighbours (101 categories) for Loud music',
  })
  await suggested.focus()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(noise.getByRole('row', { name: /^Loud music/ })).toContainText('Answers to Noise in NSIR 2007')
  // The keyboard stands at the next word that is to be decided.
  await expect(noise.getByRole('combobox', { name: 'Code for Not recorded' })).toBeFocused()

  await noise.getByRole('link', { name: /of Party on the map/ }).click()
  await expect(page.getByRole('group', { name: 'Active filters' })).toContainText('Party')
})
