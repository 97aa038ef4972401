import { Center, Loader } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { AppError } from '#shared/rpc/error.ts'
import { ErrorNote } from '../ui/error-note.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { inWords } from './words.ts'

type AnsweredProps<T> = {
  question: UseQueryResult<T>
  /** Room kept while the answer is awaited, so that nothing jumps when it comes. */
  height?: number | string
  /** What the page is, where all of it is the answer: its heading when there is none. */
  page?: string
  children: (answer: T) => ReactNode
}

/** What a question was answered, and until then that it is awaited, or why there is no answer. */
export function Answered<T>({ question, height = 60, page, children }: AnsweredProps<T>) {
  if (question.data !== undefined) return children(question.data)
  if (question.isError) {
    // What is gone, refused or no table stays so: asking again would only raise hopes.
    const { error } = question
    const final = error instanceof AppError && error.code !== 'unavailable' && error.code !== 'unexpected'
    return (
      <>
        {page && <PageHeader title={page} />}
        <ErrorNote {...inWords(error)} {...(final ? {} : { onRetry: () => void question.refetch() })} />
      </>
    )
  }
  // Not asked at all, as where the person's role does not include it: nothing is awaited.
  if (question.fetchStatus === 'idle') return <Center h={height} />
  return (
    <Center h={height} role="status" aria-label="Loading">
      <Loader size="sm" />
    </Center>
  )
}
