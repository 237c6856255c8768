import { useLayoutEffect, useRef, useState } from 'react';
import type { QuestionView } from '../../../src/protocol/operations';
import { useSession } from '../../state/context';
import type { Dialog as DialogState } from '../../state/model';
import { operate } from '../../state/operations';
import { Button, Combobox, Dialog, Dropdown, Problem, TextField } from '../../ui';

interface OperateDialogProps {
  readonly dialog: Extract<DialogState, { kind: 'operate' }>;
  readonly close: () => void;
}

/** Asks what an operation has to be told; an answer that cannot be taken is said where it was given. */
export function OperateDialog({ dialog: { operation, nodes, title, action, questions }, close }: OperateDialogProps) {
  const session = useSession();
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>(() => Object.fromEntries(questions.map(({ name, suggested }) => [name, suggested])));
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  const [reasons, setReasons] = useState<readonly string[]>([]);
  const form = useRef<HTMLDivElement>(null);
  // The keyboard goes where something has to be mended, as soon as that is to be seen.
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [problems]);

  const go = async (given = answers): Promise<void> => {
    const outcome = await operate(session, { operation, nodes, title, answers: given, show: true, quiet: true });
    setProblems(new Map(outcome.kind === 'unanswered' ? outcome.problems.map(({ question, reason }) => [question, reason]) : []));
    setReasons(outcome.kind === 'not-applied' ? outcome.reasons : []);
    if (outcome.kind === 'applied') close();
  };
  const answer = (name: string, value: string): void => setAnswers((before) => ({ ...before, [name]: value }));
  return (
    <Dialog title={title} onClose={close} actions={<><Button primary onClick={() => void go()}>{action}</Button><Button onClick={close}>Cancel</Button></>}>
      <div ref={form} className="tv-form">
        {questions.map((question, index) => (
          <div key={question.name} className="tv-form-question" data-question={question.name}>
            <span className="tv-property-label" aria-hidden="true">{question.label}</span>
            <Control
              question={question} value={answers[question.name] ?? ''} problem={problems.get(question.name) ?? ''} focused={index === 0}
              onAnswer={(value) => answer(question.name, value)} onEnter={(value) => void go({ ...answers, [question.name]: value })} onEscape={close}
            />
            <Problem text={problems.get(question.name) ?? ''} isNews />
          </div>
        ))}
        <Problem text={reasons.join(' ')} isNews />
      </div>
    </Dialog>
  );
}

interface ControlProps {
  readonly question: QuestionView;
  readonly value: string;
  readonly problem: string;
  readonly focused: boolean;
  readonly onAnswer: (value: string) => void;
  readonly onEnter: (value: string) => void;
  readonly onEscape: () => void;
}

/** More than these are searched, not listed. */
const listedAtMost = 12;

function Control({ question: { label, kind, options, suggested, example }, value, problem, focused, onAnswer, onEnter, onEscape }: ControlProps) {
  if (kind !== 'choice') return <TextField label={label} value={suggested} placeholder={example} problem={problem} focused={focused} onType={onAnswer} onEnter={onEnter} onEscape={onEscape} />;
  if (options.length <= listedAtMost) return <Dropdown label={label} value={value} options={options} focused={focused} onChange={onAnswer} />;
  const chosen = options.find((option) => option.value === value)?.text ?? '';
  return <Combobox label={label} value={chosen} choices={options} problem={problem} focused={focused} onChoose={onAnswer} onEscape={onEscape} />;
}
