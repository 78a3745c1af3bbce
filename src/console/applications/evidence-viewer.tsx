import type { ApplicationPage } from '#domain/applications-console-api.ts';
import { FileViewer } from '../viewer/file-viewer.tsx';
import { sizeText } from './words.ts';

/** Where staff get a file of an application. */
export const evidenceAddress = (application: string, evidence: string): string =>
  `/api/applications/${encodeURIComponent(application)}/evidence/${encodeURIComponent(evidence)}`;

/** What an application shows. */
export const EvidenceViewer = ({
  application,
  evidence,
}: {
  application: string;
  evidence: ApplicationPage['evidence'];
}) =>
  evidence.length === 0 ? (
    <p class="empty">There is no evidence yet.</p>
  ) : (
    <FileViewer
      files={evidence.map((file) => ({ ...file, address: evidenceAddress(application, file.id) }))}
      what="Evidence"
      below={({ kind, size }) => (
        <p class="quiet viewer-size">
          {kind === 'application/pdf' ? 'PDF' : 'Picture'}, {sizeText(size)}
        </p>
      )}
    />
  );
