<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Measured on the test split.</source>
        <translation>Gemessen an den Testdaten.</translation>
    </message>
    <message>
        <source>Measured on the random audit.</source>
        <translation>Gemessen an der zufälligen Prüfstichprobe.</translation>
    </message>
    <message>
        <source>{n} of {enough} test samples so far.</source>
        <translation>Bisher {n} von {enough} Testbeispielen.</translation>
    </message>
    <message>
        <source>{n} of {enough} audit samples so far.</source>
        <translation>Bisher {n} von {enough} Prüfbeispielen.</translation>
    </message>
    <message>
        <source>Choose the query strategy</source>
        <translation>Abfragestrategie wählen</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Nicht gemessen</translation>
    </message>
    <message>
        <source>Set an audit rate to measure it.</source>
        <translation>Ein Anteil für die Prüfung macht sie messbar.</translation>
    </message>
    <message>
        <source>Label to see the first measurement.</source>
        <translation>Die erste Messung erscheint beim Labeln.</translation>
    </message>
    <message>
        <source>Not enough yet</source>
        <translation>Noch zu wenige</translation>
    </message>
    <message>
        <source>Wilson interval</source>
        <translation>Wilson-Intervall</translation>
    </message>
    <message>
        <source>ACCURACY</source>
        <translation>GENAUIGKEIT</translation>
    </message>
    <message numerus="yes">
        <source>{n} of its sample(s) were skipped.</source>
        <translation>
            <numerusform>{n} davon wurde übersprungen.</numerusform>
            <numerusform>{n} davon wurden übersprungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Area under the curve {area:.3f}.</source>
        <translation>Fläche unter der Kurve {area:.3f}.</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>Label as {name}</source>
        <translation>Als {name} labeln</translation>
    </message>
    <message>
        <source>Progress in the batch</source>
        <translation>Fortschritt im Stapel</translation>
    </message>
    <message>
        <source>These measure the accuracy: only the queue may bring them.</source>
        <translation>Daran wird die Genauigkeit gemessen: Nur die Reihe darf sie bringen.</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Rückgängig gemacht</translation>
    </message>
    <message>
        <source>Done again</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>The engine was restarted. No label is lost.</source>
        <translation>Der Rechenprozess wurde neu gestartet. Kein Label ist verloren.</translation>
    </message>
    <message>
        <source>The last refit failed ({what}). Labels are saved; go on labelling.</source>
        <translation>Das letzte Training ist gescheitert ({what}). Die Labels sind gesichert, es kann weitergehen.</translation>
    </message>
    <message numerus="yes">
        <source>{n} file(s) not reached.</source>
        <translation>
            <numerusform>{n} Datei nicht erreicht.</numerusform>
            <numerusform>{n} Dateien nicht erreicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>No copy of the project could be made: {problem}</source>
        <translation>Vom Projekt ließ sich keine Kopie anlegen: {problem}</translation>
    </message>
    <message>
        <source>Name of the class</source>
        <translation>Name der Klasse</translation>
    </message>
    <message>
        <source>Name (F2)</source>
        <translation>Name (F2)</translation>
    </message>
    <message>
        <source>Aliases of the class</source>
        <translation>Weitere Namen der Klasse</translation>
    </message>
    <message>
        <source>Other names it is found by; commas between</source>
        <translation>Weitere Namen, unter denen sie gefunden wird, mit Kommas getrennt</translation>
    </message>
    <message>
        <source>other names, with commas</source>
        <translation>weitere Namen, mit Kommas</translation>
    </message>
    <message>
        <source>Class to merge into</source>
        <translation>Klasse, in der sie aufgeht</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Vereinen</translation>
    </message>
    <message>
        <source>Merge the class into the other one</source>
        <translation>Die Klasse mit der anderen vereinen</translation>
    </message>
    <message>
        <source>Move the class up</source>
        <translation>Klasse nach oben</translation>
    </message>
    <message>
        <source>Move the class down</source>
        <translation>Klasse nach unten</translation>
    </message>
    <message>
        <source>Move the class up (Alt+↑)</source>
        <translation>Klasse nach oben (Alt+↑)</translation>
    </message>
    <message>
        <source>Move the class down (Alt+↓)</source>
        <translation>Klasse nach unten (Alt+↓)</translation>
    </message>
    <message numerus="yes">
        <source>{n} label(s). Merging gives them to the other class. {key} takes anything here back.</source>
        <translation>
            <numerusform>{n} Label. Beim Vereinen bekommt es die andere Klasse. {key} nimmt hier alles zurück.</numerusform>
            <numerusform>{n} Labels. Beim Vereinen bekommt sie die andere Klasse. {key} nimmt hier alles zurück.</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to labelling</source>
        <translation>Zurück zum Labeln</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Aliases</source>
        <translation>Auch</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Merge into</source>
        <translation>Aufgehen in</translation>
    </message>
    <message>
        <source>EDIT THE CLASSES</source>
        <translation>KLASSEN BEARBEITEN</translation>
    </message>
    <message>
        <source>Classes to edit</source>
        <translation>Klassen zum Bearbeiten</translation>
    </message>
    <message>
        <source>, key {key}</source>
        <translation>, Taste {key}</translation>
    </message>
    <message>
        <source>Find a class</source>
        <translation>Klasse suchen</translation>
    </message>
    <message>
        <source>Add a class …</source>
        <translation>Neue Klasse …</translation>
    </message>
    <message>
        <source>Add a class</source>
        <translation>Neue Klasse</translation>
    </message>
    <message>
        <source>Letters of its name or alias, then Enter</source>
        <translation>Buchstaben ihres Namens, dann Enter</translation>
    </message>
    <message>
        <source>Type a name, then Enter</source>
        <translation>Namen schreiben, dann Enter</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit the classes</source>
        <translation>Klassen bearbeiten</translation>
    </message>
    <message>
        <source>Rename, merge, reorder, recolour</source>
        <translation>Umbenennen, vereinen, ordnen, färben</translation>
    </message>
    <message>
        <source>none is called so; {key} adds one</source>
        <translation>keine heißt so; {key} legt sie an</translation>
    </message>
    <message>
        <source>ranked by the model</source>
        <translation>nach dem Modell</translation>
    </message>
    <message>
        <source>last used first</source>
        <translation>zuletzt benutzte zuerst</translation>
    </message>
    <message>
        <source>CLASS</source>
        <translation>KLASSE</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message numerus="yes">
        <source>{name}: {n} label(s)</source>
        <translation>
            <numerusform>{name}: {n} Label</numerusform>
            <numerusform>{name}: {n} Labels</numerusform>
        </translation>
    </message>
    <message>
        <source>{labels}, none checked yet</source>
        <translation>{labels}, noch keins geprüft</translation>
    </message>
    <message>
        <source>{n} of {total} found</source>
        <translation>{n} von {total} gefunden</translation>
    </message>
    <message>
        <source>Labels and recall of each class</source>
        <translation>Labels und Trefferquote jeder Klasse</translation>
    </message>
    <message>
        <source>recall, 95 %</source>
        <translation>Trefferquote, 95 %</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Enter runs it · F2, or a click on it, changes its key · Ctrl+F2 resets it · Esc closes</source>
        <translation>Enter führt aus · F2 oder ein Klick darauf ändert die Taste · Strg+F2 setzt sie zurück · Esc schließt</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was soll geschehen?</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>Aktion suchen</translation>
    </message>
    <message>
        <source>Letters of an action&apos;s name, then Enter</source>
        <translation>Buchstaben aus dem Namen einer Aktion, dann Enter</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>No action is called so. Fewer letters find more.</source>
        <translation>Keine Aktion heißt so. Weniger Buchstaben finden mehr.</translation>
    </message>
    <message>
        <source>Press the new key of “{name}”. Esc leaves it as it is.</source>
        <translation>Neue Taste für „{name}“ drücken. Esc lässt alles, wie es ist.</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>keine Taste</translation>
    </message>
    <message>
        <source>“{name}” has {key} now.</source>
        <translation>„{name}“ hat jetzt {key}.</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Verwechslungsmatrix</translation>
    </message>
    <message>
        <source>Arrow keys move, Enter or a click shows the samples</source>
        <translation>Pfeiltasten bewegen, Enter oder ein Klick zeigt die Beispiele</translation>
    </message>
    <message>
        <source>{n} of {total} {name} found</source>
        <translation>{n} von {total} {name} gefunden</translation>
    </message>
    <message>
        <source>{n} of {total} {name} taken for {guess}</source>
        <translation>{n} von {total} {name} für {guess} gehalten</translation>
    </message>
    <message>
        <source>Something went wrong in ALDesk ({kind}). Labels are saved. Please send the report {where}.</source>
        <translation>In ALDesk ist etwas schiefgegangen ({kind}). Die Labels sind gesichert. Bitte senden Sie uns den Bericht {where}.</translation>
    </message>
    <message>
        <source>in the log</source>
        <translation>im Protokoll</translation>
    </message>
    <message>
        <source>Accuracy over labels</source>
        <translation>Genauigkeit über der Zahl der Labels</translation>
    </message>
    <message numerus="yes">
        <source>{n} label(s)</source>
        <translation>
            <numerusform>{n} Label</numerusform>
            <numerusform>{n} Labels</numerusform>
        </translation>
    </message>
    <message>
        <source>The embedding stopped at a fault of ALDesk. What is done is kept.</source>
        <translation>Das Einbetten ist an einem Fehler von ALDesk gescheitert. Was fertig ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Progress to the goal</source>
        <translation>Fortschritt zum Ziel</translation>
    </message>
    <message>
        <source>no goal</source>
        <translation>kein Ziel</translation>
    </message>
    <message>
        <source>Goal: </source>
        <translation>Ziel: </translation>
    </message>
    <message>
        <source> labels</source>
        <translation> Labels</translation>
    </message>
    <message>
        <source>Goal of this session</source>
        <translation>Ziel dieser Sitzung</translation>
    </message>
    <message>
        <source>Labels to give in this session; 0 is no goal</source>
        <translation>Labels in dieser Sitzung; 0 heißt kein Ziel</translation>
    </message>
    <message>
        <source>Goal of {goal} reached</source>
        <translation>Ziel von {goal} erreicht</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} von {total}</translation>
    </message>
    <message>
        <source>By prediction</source>
        <translation>Nach Vorhersage</translation>
    </message>
    <message>
        <source>Least sure first</source>
        <translation>Unsichere zuerst</translation>
    </message>
    <message>
        <source>By similarity</source>
        <translation>Nach Ähnlichkeit</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Namen</translation>
    </message>
    <message>
        <source>Without a label</source>
        <translation>Ohne Label</translation>
    </message>
    <message>
        <source>With a label</source>
        <translation>Mit Label</translation>
    </message>
    <message>
        <source>Model disagrees</source>
        <translation>Modell widerspricht</translation>
    </message>
    <message>
        <source>All samples</source>
        <translation>Alle Beispiele</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>In which order</source>
        <translation>In welcher Reihenfolge</translation>
    </message>
    <message>
        <source>Which samples</source>
        <translation>Welche Beispiele</translation>
    </message>
    <message>
        <source>Which samples are shown</source>
        <translation>Welche Beispiele zu sehen sind</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Only samples labelled or predicted as this class</source>
        <translation>Nur Beispiele mit dieser Klasse als Label oder Vorhersage</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Alle Klassen</translation>
    </message>
    <message>
        <source>Sort again</source>
        <translation>Neu ordnen</translation>
    </message>
    <message>
        <source>Sort with the newest predictions</source>
        <translation>Nach den neuesten Vorhersagen ordnen</translation>
    </message>
    <message>
        <source>The predictions are newer than this order</source>
        <translation>Die Vorhersagen sind neuer als diese Ordnung</translation>
    </message>
    <message>
        <source>Back to all samples</source>
        <translation>Zurück zu allen Beispielen</translation>
    </message>
    <message>
        <source>Not while labelling blind ({key})</source>
        <translation>Nicht beim blinden Labeln ({key})</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Show all samples again</source>
        <translation>Wieder alle Beispiele zeigen</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Seite zurück</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Seite vor</translation>
    </message>
    <message>
        <source>Most like {name} first</source>
        <translation>{name} am ähnlichsten zuerst</translation>
    </message>
    <message>
        <source>{first}–{last} of {total}</source>
        <translation>{first}–{last} von {total}</translation>
    </message>
    <message>
        <source>Sweep with the mouse, or hold Shift with the arrow keys. Then press a class&apos;s key.</source>
        <translation>Mit der Maus darüberziehen oder Umschalt mit den Pfeiltasten halten. Dann die Taste einer Klasse drücken.</translation>
    </message>
    <message>
        <source>The model agrees with every label that it may be compared with.</source>
        <translation>Das Modell stimmt mit allen Labels überein, mit denen es verglichen werden darf.</translation>
    </message>
    <message>
        <source>Nothing is labelled yet. Label some samples, then look at them here.</source>
        <translation>Noch hat nichts ein Label. Einige Beispiele labeln, dann sind sie hier zu sehen.</translation>
    </message>
    <message>
        <source>There are no predictions yet. Label some samples first ({key}).</source>
        <translation>Noch gibt es keine Vorhersagen. Zuerst einige Beispiele labeln ({key}).</translation>
    </message>
    <message>
        <source>Nothing is left to show here. Choose “All samples” above to see what is labelled.</source>
        <translation>Hier bleibt nichts zu zeigen. „Alle Beispiele“ oben zeigt, was ein Label hat.</translation>
    </message>
    <message>
        <source>{name}, not {given}?</source>
        <translation>{name}, nicht {given}?</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>kein Label</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>cannot be shown</source>
        <translation>nicht darstellbar</translation>
    </message>
    <message>
        <source>, undone</source>
        <translation>, rückgängig gemacht</translation>
    </message>
    <message>
        <source>The beginning</source>
        <translation>Der Anfang</translation>
    </message>
    <message>
        <source>Close the history</source>
        <translation>Verlauf schließen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Click, or ↑ ↓ and Enter, to go back to an act or on to it.</source>
        <translation>Klick oder ↑ ↓ und Enter: zu diesem Schritt zurück oder vor.</translation>
    </message>
    <message>
        <source>HISTORY</source>
        <translation>VERLAUF</translation>
    </message>
    <message numerus="yes">
        <source>{n} class(es) added</source>
        <translation>
            <numerusform>{n} Klasse angelegt</numerusform>
            <numerusform>{n} Klassen angelegt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample(s): {what}</source>
        <translation>
            <numerusform>{n} Beispiel: {what}</numerusform>
            <numerusform>{n} Beispiele: {what}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample(s) labelled from a table</source>
        <translation>
            <numerusform>{n} Beispiel aus einer Tabelle gelabelt</numerusform>
            <numerusform>{n} Beispiele aus einer Tabelle gelabelt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample(s) labelled</source>
        <translation>
            <numerusform>{n} Beispiel gelabelt</numerusform>
            <numerusform>{n} Beispiele gelabelt</numerusform>
        </translation>
    </message>
    <message>
        <source>{sample}: skipped</source>
        <translation>{sample}: übersprungen</translation>
    </message>
    <message>
        <source>{sample}: can&apos;t tell</source>
        <translation>{sample}: unklar</translation>
    </message>
    <message>
        <source>{sample}: flagged{note}</source>
        <translation>{sample}: markiert{note}</translation>
    </message>
    <message>
        <source>{sample}: flag taken off</source>
        <translation>{sample}: Markierung entfernt</translation>
    </message>
    <message>
        <source>Class “{text}” added</source>
        <translation>Klasse „{text}“ angelegt</translation>
    </message>
    <message>
        <source>Class renamed to “{text}”</source>
        <translation>Klasse in „{text}“ umbenannt</translation>
    </message>
    <message>
        <source>Class {name} moved to place {place}</source>
        <translation>Klasse {name} auf Platz {place} verschoben</translation>
    </message>
    <message>
        <source>Class {name} recoloured</source>
        <translation>Klasse {name} umgefärbt</translation>
    </message>
    <message>
        <source>Class {name} merged into “{into}”</source>
        <translation>Klasse {name} in „{into}“ aufgegangen</translation>
    </message>
    <message>
        <source>Aliases of {name}: {names}</source>
        <translation>Weitere Namen von {name}: {names}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>The import stopped at a fault of ALDesk. What is taken in is kept.</source>
        <translation>Das Einlesen ist an einem Fehler von ALDesk gescheitert. Was eingelesen ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>play</source>
        <translation>abspielen</translation>
    </message>
    <message>
        <source>accept</source>
        <translation>annehmen</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>skip</source>
        <translation>überspringen</translation>
    </message>
    <message>
        <source>can&apos;t tell</source>
        <translation>unklar</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>markieren</translation>
    </message>
    <message>
        <source>blind</source>
        <translation>blind</translation>
    </message>
    <message>
        <source>all actions</source>
        <translation>alle Aktionen</translation>
    </message>
    <message>
        <source>Batch {number}</source>
        <translation>Stapel {number}</translation>
    </message>
    <message>
        <source>{n} audit</source>
        <translation>{n} zur Prüfung</translation>
    </message>
    <message>
        <source>predictions hidden</source>
        <translation>Vorhersagen verborgen</translation>
    </message>
    <message>
        <source>hidden for the audit</source>
        <translation>für die Prüfung verborgen</translation>
    </message>
    <message>
        <source>kept for the audit</source>
        <translation>der Prüfung vorbehalten</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>Level of what is heard, −60 dB to full scale</source>
        <translation>Pegel des Gehörten, −60 dB bis Vollaussteuerung</translation>
    </message>
    <message>
        <source>Map of the samples</source>
        <translation>Karte der Beispiele</translation>
    </message>
    <message>
        <source>Draw around points to select them, double-click one to open it, turn the wheel to zoom; arrow keys go from point to point</source>
        <translation>Punkte umfahren wählt sie aus, ein Doppelklick öffnet einen, das Mausrad vergrößert; die Pfeiltasten gehen von Punkt zu Punkt</translation>
    </message>
    <message>
        <source>pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>test split</source>
        <translation>Testdaten</translation>
    </message>
    <message>
        <source>reserved for the audit</source>
        <translation>der Prüfung vorbehalten</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>sicher</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>im Zweifel</translation>
    </message>
    <message>
        <source>guessing</source>
        <translation>geraten</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>no prediction, or hidden</source>
        <translation>keine Vorhersage, oder verborgen</translation>
    </message>
    <message>
        <source>Colour by label</source>
        <translation>Farbe nach Label</translation>
    </message>
    <message>
        <source>Colour by prediction</source>
        <translation>Farbe nach Vorhersage</translation>
    </message>
    <message>
        <source>Colour by uncertainty</source>
        <translation>Farbe nach Unsicherheit</translation>
    </message>
    <message>
        <source>Colour by split</source>
        <translation>Farbe nach Aufteilung</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rad</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Right drag</source>
        <translation>Rechts ziehen</translation>
    </message>
    <message>
        <source>move</source>
        <translation>verschieben</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Pos1</translation>
    </message>
    <message>
        <source>whole map</source>
        <translation>ganze Karte</translation>
    </message>
    <message>
        <source>Draw a line around points, click one, or use the arrow keys. Then press a class&apos;s key.</source>
        <translation>Eine Linie um Punkte ziehen, einen anklicken oder die Pfeiltasten benutzen. Dann die Taste einer Klasse drücken.</translation>
    </message>
    <message>
        <source>How far the map is</source>
        <translation>Wie weit die Karte ist</translation>
    </message>
    <message>
        <source>Reading the embeddings …</source>
        <translation>Einbettungen werden gelesen …</translation>
    </message>
    <message>
        <source>The map is drawn from the embeddings, and they are being made. It appears here as soon as there are some.</source>
        <translation>Die Karte entsteht aus den Einbettungen, und die werden gerade berechnet. Sie erscheint hier, sobald es einige gibt.</translation>
    </message>
    <message>
        <source>The map is drawn from embeddings, and there are none. {key} chooses the encoder that makes them.</source>
        <translation>Die Karte entsteht aus Einbettungen, und es gibt keine. Mit {key} lässt sich der Encoder wählen, der sie macht.</translation>
    </message>
    <message numerus="yes">
        <source>{n} sample(s)</source>
        <translation>
            <numerusform>{n} Beispiel</numerusform>
            <numerusform>{n} Beispiele</numerusform>
        </translation>
    </message>
    <message>
        <source>a t-SNE map is being made</source>
        <translation>eine t-SNE-Karte entsteht</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Farbe nach</translation>
    </message>
    <message>
        <source>What the colours tell</source>
        <translation>Was die Farben sagen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Note of the flag</source>
        <translation>Notiz zur Markierung</translation>
    </message>
    <message>
        <source>Why does it need a second look?</source>
        <translation>Warum sollte man es noch einmal ansehen?</translation>
    </message>
    <message>
        <source>⚑ Note</source>
        <translation>⚑ Notiz</translation>
    </message>
    <message>
        <source>Enter keeps it, {key} leaves</source>
        <translation>Enter behält sie, {key} verlässt</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Turn the wheel to zoom, drag to move, double-click for actual size; drag with the right button for contrast and brightness</source>
        <translation>Rad: Zoom. Ziehen: verschieben. Doppelklick: Originalgröße. Mit der rechten Taste ziehen: Kontrast und Helligkeit</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Drehen</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset brightness and contrast</source>
        <translation>Helligkeit und Kontrast zurücksetzen</translation>
    </message>
    <message>
        <source>{name}, in percent</source>
        <translation>{name}, in Prozent</translation>
    </message>
    <message>
        <source>No sound device was found. You can label all the same; the play-head still moves.</source>
        <translation>Es wurde kein Tongerät gefunden. Labeln geht trotzdem; die Abspielmarke läuft weiter.</translation>
    </message>
    <message numerus="yes">
        <source>{n} more sample(s)</source>
        <translation>
            <numerusform>{n} weiteres Beispiel</numerusform>
            <numerusform>{n} weitere Beispiele</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} found where they lie now</source>
        <translation>{n} gefunden, wo sie jetzt liegen</translation>
    </message>
    <message>
        <source>{n} left out, the same as others</source>
        <translation>{n} ausgelassen, gleich wie andere</translation>
    </message>
    <message>
        <source>{n} with problems</source>
        <translation>{n} mit Problemen</translation>
    </message>
    <message>
        <source>Looking for new and for moved files in {where} …</source>
        <translation>Neue und verschobene Dateien werden gesucht in {where} …</translation>
    </message>
    <message>
        <source>All files are read; nothing is new.</source>
        <translation>Alle Dateien sind gelesen; nichts ist neu.</translation>
    </message>
    <message>
        <source>All files are read: {what}.</source>
        <translation>Alle Dateien sind gelesen: {what}.</translation>
    </message>
    <message>
        <source>{key} lists them.</source>
        <translation>{key} listet sie auf.</translation>
    </message>
    <message>
        <source>Its channels cancel out in the mix; choose the left or right channel.</source>
        <translation>Die Kanäle löschen sich in der Mischung aus; wählen Sie den linken oder rechten Kanal.</translation>
    </message>
    <message>
        <source>If it was moved, drop the folder that it lies in now onto this window: ALDesk finds files again by their content.</source>
        <translation>Wurde die Datei verschoben, dann ziehen Sie den Ordner, in dem sie jetzt liegt, auf dieses Fenster: ALDesk findet Dateien am Inhalt wieder.</translation>
    </message>
    <message>
        <source>{path}: it cannot be shown ({error}).</source>
        <translation>{path}: lässt sich nicht darstellen ({error}).</translation>
    </message>
    <message>
        <source>random audit set</source>
        <translation>zufällige Prüfstichprobe</translation>
    </message>
    <message>
        <source>Point at the curve to read a measurement.</source>
        <translation>Auf die Kurve zeigen, um eine Messung abzulesen.</translation>
    </message>
    <message>
        <source>Rows are the true classes, columns the predicted ones. Click a cell to see its samples.</source>
        <translation>Zeilen sind die wahren Klassen, Spalten die vorhergesagten. Ein Klick auf eine Zelle zeigt ihre Beispiele.</translation>
    </message>
    <message>
        <source>Picture (*.png);;Drawing (*.svg);;Table (*.csv)</source>
        <translation>Bild (*.png);;Zeichnung (*.svg);;Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>In their order</source>
        <translation>In ihrer Ordnung</translation>
    </message>
    <message>
        <source>Lowest recall first</source>
        <translation>Niedrigste Trefferquote zuerst</translation>
    </message>
    <message>
        <source>Fewest labels first</source>
        <translation>Wenigste Labels zuerst</translation>
    </message>
    <message>
        <source>Export the curve</source>
        <translation>Kurve exportieren</translation>
    </message>
    <message>
        <source>Export the confusion matrix</source>
        <translation>Verwechslungsmatrix exportieren</translation>
    </message>
    <message>
        <source>area under the curve {area:.3f}</source>
        <translation>Fläche unter der Kurve {area:.3f}</translation>
    </message>
    <message>
        <source>{n} of {enough} samples so far · {basis}</source>
        <translation>bisher {n} von {enough} Beispielen · {basis}</translation>
    </message>
    <message>
        <source>The curve begins with enough samples.</source>
        <translation>Die Kurve beginnt mit genügend Beispielen.</translation>
    </message>
    <message>
        <source>Grey: with other encoders.</source>
        <translation>Grau: mit anderen Encodern.</translation>
    </message>
    <message>
        <source>It appears with the first refit after an audit sample is labelled.</source>
        <translation>Sie erscheint mit dem ersten Training, nachdem ein Prüfbeispiel ein Label hat.</translation>
    </message>
    <message>
        <source>{name} found</source>
        <translation>{name} gefunden</translation>
    </message>
    <message>
        <source>{name} taken for {guess}</source>
        <translation>{name} für {guess} gehalten</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Written to {path}.</source>
        <translation>Geschrieben nach {path}.</translation>
    </message>
    <message>
        <source>ACCURACY OVER LABELS</source>
        <translation>GENAUIGKEIT ÜBER LABELS</translation>
    </message>
    <message>
        <source>CONFUSION MATRIX</source>
        <translation>VERWECHSLUNGSMATRIX</translation>
    </message>
    <message>
        <source>CLASSES</source>
        <translation>KLASSEN</translation>
    </message>
    <message>
        <source>No labels yet.</source>
        <translation>Noch keine Labels.</translation>
    </message>
    <message>
        <source>{total} labels; {n_empty} of {n_classes} classes have none.</source>
        <translation>{total} Labels; {n_empty} von {n_classes} Klassen haben keine.</translation>
    </message>
    <message>
        <source>{total} labels, from {fewest} ({fewest_of}) to {most} ({most_of}).</source>
        <translation>{total} Labels, von {fewest} ({fewest_of}) bis {most} ({most_of}).</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>It appears with the first refit: label some samples ({key}).</source>
        <translation>Sie erscheint mit dem ersten Training: einige Beispiele labeln ({key}).</translation>
    </message>
    <message>
        <source>Order of the classes</source>
        <translation>Reihenfolge der Klassen</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Begin the region here</source>
        <translation>Bereich hier beginnen</translation>
    </message>
    <message>
        <source>End the region here</source>
        <translation>Bereich hier beenden</translation>
    </message>
    <message>
        <source>Clear the region</source>
        <translation>Bereich aufheben</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Originalgröße</translation>
    </message>
    <message>
        <source>Rotate the view</source>
        <translation>Ansicht drehen</translation>
    </message>
    <message>
        <source>View settings</source>
        <translation>Ansicht einstellen</translation>
    </message>
    <message>
        <source>File and columns</source>
        <translation>Datei und Spalten</translation>
    </message>
    <message>
        <source>Mel or linear frequencies</source>
        <translation>Frequenzen mel oder linear</translation>
    </message>
    <message>
        <source>Next colours</source>
        <translation>Nächste Farben</translation>
    </message>
    <message>
        <source>Next output device</source>
        <translation>Nächstes Ausgabegerät</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Scroll left</source>
        <translation>Nach links</translation>
    </message>
    <message>
        <source>Scroll right</source>
        <translation>Nach rechts</translation>
    </message>
    <message>
        <source>Scroll up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Scroll down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>More contrast</source>
        <translation>Mehr Kontrast</translation>
    </message>
    <message>
        <source>Less contrast</source>
        <translation>Weniger Kontrast</translation>
    </message>
    <message>
        <source>Brighter</source>
        <translation>Heller</translation>
    </message>
    <message>
        <source>Darker</source>
        <translation>Dunkler</translation>
    </message>
    <message>
        <source>Change the encoder</source>
        <translation>Encoder wechseln</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>random audit sample</source>
        <translation>zufälliges Prüfbeispiel</translation>
    </message>
    <message>
        <source>drawn at random</source>
        <translation>zufällig gezogen</translation>
    </message>
    <message>
        <source>chosen by the strategy</source>
        <translation>von der Strategie gewählt</translation>
    </message>
    <message>
        <source>next best of the last ranking</source>
        <translation>nächstbestes der letzten Rangfolge</translation>
    </message>
    <message>
        <source>picked by you</source>
        <translation>von Ihnen gewählt</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>markiert</translation>
    </message>
    <message>
        <source>The next clip plays when it arrives.</source>
        <translation>Der nächste Clip spielt, sobald er kommt.</translation>
    </message>
    <message>
        <source>The next clip waits for {key}.</source>
        <translation>Der nächste Clip wartet auf {key}.</translation>
    </message>
    <message>
        <source>Press {key} to skip it.</source>
        <translation>{key} überspringt es.</translation>
    </message>
    <message>
        <source>Every sample of the pool is labelled or skipped.

{undo} goes back. {export} exports the labels.</source>
        <translation>Jedes Beispiel des Pools hat ein Label oder wurde übersprungen.

{undo} geht zurück. {export} exportiert die Labels.</translation>
    </message>
    <message>
        <source>All done</source>
        <translation>Alles erledigt</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>labelled “{answer}”</source>
        <translation>Label „{answer}“</translation>
    </message>
    <message>
        <source>{key}: to the queue</source>
        <translation>{key}: zurück zur Reihe</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>noch keine Antwort</translation>
    </message>
    <message>
        <source>Any answer</source>
        <translation>Jede Antwort</translation>
    </message>
    <message>
        <source>Labelled</source>
        <translation>Mit Label</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Can&apos;t tell</source>
        <translation>Unklar</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>Noch keine Antwort</translation>
    </message>
    <message>
        <source>Words in the path, columns, notes …</source>
        <translation>Wörter in Pfad, Spalten, Notizen …</translation>
    </message>
    <message>
        <source>Search words</source>
        <translation>Suchwörter</translation>
    </message>
    <message>
        <source>Class that was given</source>
        <translation>Vergebene Klasse</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>⚑ Flagged</source>
        <translation>⚑ Markiert</translation>
    </message>
    <message>
        <source>Only flagged samples</source>
        <translation>Nur markierte Beispiele</translation>
    </message>
    <message>
        <source>Only where the model finds another class likelier</source>
        <translation>Nur wo das Modell eine andere Klasse wahrscheinlicher findet</translation>
    </message>
    <message>
        <source>Samples found</source>
        <translation>Gefundene Beispiele</translation>
    </message>
    <message>
        <source>Any class</source>
        <translation>Jede Klasse</translation>
    </message>
    <message>
        <source>What the model believes is hidden while labelling blind ({key} shows it).</source>
        <translation>Was das Modell glaubt, ist beim blinden Labeln verborgen ({key} zeigt es).</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Suche schließen</translation>
    </message>
    <message>
        <source>None. The audit is left out, so that the accuracy stays honest.</source>
        <translation>Keine. Die Prüfstichprobe bleibt außen vor, damit die Genauigkeit ehrlich bleibt.</translation>
    </message>
    <message>
        <source>None. Fewer words, or another class?</source>
        <translation>Keine. Weniger Wörter oder eine andere Klasse?</translation>
    </message>
    <message>
        <source>FIND SAMPLES</source>
        <translation>BEISPIELE SUCHEN</translation>
    </message>
    <message>
        <source>Label one by one</source>
        <translation>Einzeln labeln</translation>
    </message>
    <message>
        <source>Ask about the selected samples next</source>
        <translation>Die gewählten Beispiele als Nächste fragen</translation>
    </message>
    <message>
        <source>Ask about the selected samples next, in the label view</source>
        <translation>Die gewählten Beispiele als Nächste fragen, in der Label-Ansicht</translation>
    </message>
    <message>
        <source>{n} selected</source>
        <translation>{n} gewählt</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>Nichts gewählt</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>labelled {name}</source>
        <translation>Label {name}</translation>
    </message>
    <message>
        <source>predicted {name}</source>
        <translation>vorhergesagt {name}</translation>
    </message>
    <message numerus="yes">
        <source>{n} more class(es)</source>
        <translation>
            <numerusform>{n} weitere Klasse</numerusform>
            <numerusform>{n} weitere Klassen</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} without a label</source>
        <translation>{n} ohne Label</translation>
    </message>
    <message>
        <source>1 measures the accuracy and is left out: it is labelled one by one, blind.</source>
        <translation>1 misst die Genauigkeit und bleibt außen vor: Es wird einzeln und blind gelabelt.</translation>
    </message>
    <message>
        <source>{n} measure the accuracy and are left out: they are labelled one by one, blind.</source>
        <translation>{n} messen die Genauigkeit und bleiben außen vor: Sie werden einzeln und blind gelabelt.</translation>
    </message>
    <message>
        <source>Page↑</source>
        <translation>Bild↑</translation>
    </message>
    <message>
        <source>Page↓</source>
        <translation>Bild↓</translation>
    </message>
    <message>
        <source>The key of a class belongs to it and cannot be changed.</source>
        <translation>Die Taste einer Klasse gehört zu ihr und lässt sich nicht ändern.</translation>
    </message>
    <message>
        <source>{key} is needed to leave fields and to move between them.</source>
        <translation>{key} wird gebraucht, um Felder zu verlassen und zwischen ihnen zu wechseln.</translation>
    </message>
    <message>
        <source>{key} is the key of “{name}”. Choose another one.</source>
        <translation>{key} ist die Taste von „{name}“. Bitte eine andere wählen.</translation>
    </message>
    <message>
        <source>“{name}” has that key now. Change it there first.</source>
        <translation>„{name}“ hat jetzt diese Taste. Bitte zuerst dort ändern.</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>mono</source>
        <translation>mono</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>stereo</translation>
    </message>
    <message numerus="yes">
        <source>{n} channel(s)</source>
        <translation>
            <numerusform>{n} Kanal</numerusform>
            <numerusform>{n} Kanäle</numerusform>
        </translation>
    </message>
    <message>
        <source>Speed, at the same pitch ({slower} and {faster})</source>
        <translation>Tempo bei gleicher Tonhöhe ({slower} und {faster})</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>channel {n}</source>
        <translation>Kanal {n}</translation>
    </message>
    <message>
        <source>Spectrogram and waveform</source>
        <translation>Spektrogramm und Wellenform</translation>
    </message>
    <message>
        <source>Click to play from here, drag to choose a region, turn the wheel to zoom</source>
        <translation>Klick: von hier abspielen. Ziehen: Bereich wählen. Rad: Zoom</translation>
    </message>
    <message>
        <source>Drawing …</source>
        <translation>Wird gezeichnet …</translation>
    </message>
    <message>
        <source>Mel</source>
        <translation>Mel</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Frequency scale</source>
        <translation>Frequenzskala</translation>
    </message>
    <message>
        <source>Lowest frequency</source>
        <translation>Tiefste Frequenz</translation>
    </message>
    <message>
        <source>Highest frequency</source>
        <translation>Höchste Frequenz</translation>
    </message>
    <message>
        <source>unknown class</source>
        <translation>unbekannte Klasse</translation>
    </message>
    <message>
        <source>name does not fit</source>
        <translation>Name passt nicht</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>not a file</source>
        <translation>keine Datei</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>abgeschnitten</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>zu groß</translation>
    </message>
    <message>
        <source>unsupported</source>
        <translation>nicht unterstützt</translation>
    </message>
    <message>
        <source>a little short</source>
        <translation>etwas zu kurz</translation>
    </message>
    <message>
        <source>other kinds of files</source>
        <translation>Dateien anderer Art</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>doppelt</translation>
    </message>
    <message>
        <source>channels cancel out</source>
        <translation>Kanäle löschen sich aus</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Dynamic range</source>
        <translation>Dynamikumfang</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Output device</source>
        <translation>Ausgabegerät</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>All, mixed</source>
        <translation>Alle, gemischt</translation>
    </message>
    <message>
        <source>Left (1)</source>
        <translation>Links (1)</translation>
    </message>
    <message>
        <source>Right (2)</source>
        <translation>Rechts (2)</translation>
    </message>
    <message>
        <source>All, in colour</source>
        <translation>Alle, in Farbe</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Time expansion</source>
        <translation>Zeitdehnung</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keins</translation>
    </message>
    <message>
        <source>×{factor} slower</source>
        <translation>×{factor} langsamer</translation>
    </message>
    <message>
        <source>Black and white</source>
        <translation>Schwarz und Weiß</translation>
    </message>
    <message>
        <source>Each picture&apos;s own values</source>
        <translation>Werte des jeweiligen Bildes</translation>
    </message>
    <message>
        <source>Fixed values</source>
        <translation>Feste Werte</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>Shown, played and embedded {factor} times slower: an encoder that hears up to {hears} hears up to {then}.</source>
        <translation>{factor}-mal langsamer gezeigt, abgespielt und eingebettet: Ein Encoder, der bis {hears} hört, hört bis {then}.</translation>
    </message>
    <message>
        <source>These recordings go to {reaches}; most encoders hear up to {hears}. A time expansion lets them hear bats.</source>
        <translation>Diese Aufnahmen reichen bis {reaches}; die meisten Encoder hören bis {hears}. Mit einer Zeitdehnung hören sie Fledermäuse.</translation>
    </message>
    <message>
        <source>Black must be below white; each picture&apos;s own values are taken.</source>
        <translation>Schwarz muss unter Weiß liegen; es gelten die Werte des jeweiligen Bildes.</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skala</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Engine starting</source>
        <translation>Rechenprozess startet</translation>
    </message>
    <message>
        <source>Engine idle</source>
        <translation>Rechenprozess bereit</translation>
    </message>
    <message>
        <source>Engine refitting</source>
        <translation>Training läuft</translation>
    </message>
    <message>
        <source>Engine restarting</source>
        <translation>Rechenprozess startet neu</translation>
    </message>
    <message>
        <source>Engine stopped</source>
        <translation>Rechenprozess beendet</translation>
    </message>
    <message>
        <source>Show the import report</source>
        <translation>Bericht über das Einlesen zeigen</translation>
    </message>
    <message>
        <source>Which files, and why</source>
        <translation>Welche Dateien, und warum</translation>
    </message>
    <message>
        <source>{n} skipped</source>
        <translation>{n} übersprungen</translation>
    </message>
    <message>
        <source>{n} can&apos;t tell</source>
        <translation>{n} unklar</translation>
    </message>
    <message>
        <source>{n} flagged</source>
        <translation>{n} markiert</translation>
    </message>
    <message>
        <source>● Saved</source>
        <translation>● Gesichert</translation>
    </message>
    <message>
        <source>● The last step was not saved</source>
        <translation>● Der letzte Schritt ist nicht gesichert</translation>
    </message>
    <message>
        <source>Reading files: {n} of {total}</source>
        <translation>Dateien lesen: {n} von {total}</translation>
    </message>
    <message>
        <source>Listing files: {n}</source>
        <translation>Dateien auflisten: {n}</translation>
    </message>
    <message numerus="yes">
        <source>{n} file(s) with problems</source>
        <translation>
            <numerusform>{n} Datei mit Problemen</numerusform>
            <numerusform>{n} Dateien mit Problemen</numerusform>
        </translation>
    </message>
    <message>
        <source>Moved files: {n} of {total}</source>
        <translation>Verschobene Dateien: {n} von {total}</translation>
    </message>
    <message>
        <source>Query strategy</source>
        <translation>Abfragestrategie</translation>
    </message>
    <message>
        <source>Learner</source>
        <translation>Lernverfahren</translation>
    </message>
    <message>
        <source>Samples in a batch</source>
        <translation>Beispiele je Stapel</translation>
    </message>
    <message>
        <source>Candidates at most</source>
        <translation>Kandidaten höchstens</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Audit samples</source>
        <translation>Prüfbeispiele</translation>
    </message>
    <message>
        <source>Hide all predictions</source>
        <translation>Alle Vorhersagen verbergen</translation>
    </message>
    <message>
        <source>Back to the classes</source>
        <translation>Zurück zu den Klassen</translation>
    </message>
    <message>
        <source>{title} needs an ensemble, which this learner has not: samples are drawn at random until you choose another.</source>
        <translation>{title} braucht ein Ensemble, das dieses Lernverfahren nicht hat: Bis zu einer anderen Wahl werden Beispiele zufällig gezogen.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>WHAT TO ASK NEXT</source>
        <translation>WAS ALS NÄCHSTES</translation>
    </message>
    <message>
        <source>Honest accuracy</source>
        <translation>Ehrliche Genauigkeit</translation>
    </message>
    <message>
        <source>Random audit samples</source>
        <translation>Zufällige Prüfbeispiele</translation>
    </message>
    <message>
        <source>Accuracy is measured on the test split of the data, so no audit is needed.</source>
        <translation>Die Genauigkeit wird an den Testdaten gemessen; eine Prüfstichprobe ist nicht nötig.</translation>
    </message>
    <message>
        <source>This share of the queue is drawn at random, labelled with the prediction hidden, and never trained on. Accuracy is measured on it alone.</source>
        <translation>Dieser Anteil der Reihe wird zufällig gezogen, ohne sichtbare Vorhersage gelabelt und nie zum Training benutzt. Nur an ihm wird die Genauigkeit gemessen.</translation>
    </message>
    <message>
        <source>{low} to {high}; the arrow keys change it</source>
        <translation>{low} bis {high}; die Pfeiltasten ändern es</translation>
    </message>
    <message>
        <source>Colour of the class</source>
        <translation>Farbe der Klasse</translation>
    </message>
    <message>
        <source>Click, or ← →</source>
        <translation>Klick oder ← →</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Labeln</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>at random</source>
        <translation>zufällig</translation>
    </message>
    <message>
        <source>the same of each class</source>
        <translation>gleich viele je Klasse</translation>
    </message>
    <message>
        <source>by the strategy itself</source>
        <translation>von der Strategie selbst</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Name of the study</source>
        <translation>Name der Studie</translation>
    </message>
    <message>
        <source>Classifier</source>
        <translation>Klassifikator</translation>
    </message>
    <message>
        <source>Repetitions</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Cycles</source>
        <translation>Zyklen</translation>
    </message>
    <message>
        <source>First labels</source>
        <translation>Erste Labels</translation>
    </message>
    <message>
        <source>How the first labels are drawn</source>
        <translation>Wie die ersten Labels gezogen werden</translation>
    </message>
    <message>
        <source>A number, or a share such as 0.2; 0 is all</source>
        <translation>Eine Zahl oder ein Anteil wie 0.2; 0 heißt alle</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Fit on all labels, too, to compare with</source>
        <translation>Zum Vergleich auch mit allen Labels trainieren</translation>
    </message>
    <message>
        <source>The accuracy that no strategy is expected to exceed</source>
        <translation>Die Genauigkeit, die von keiner Strategie übertroffen werden dürfte</translation>
    </message>
    <message>
        <source>{parameter} must be a whole number from {low} to {high}.</source>
        <translation>{parameter} muss eine ganze Zahl von {low} bis {high} sein.</translation>
    </message>
    <message>
        <source>{parameter} must be a number from {low} to {high}.</source>
        <translation>{parameter} muss eine Zahl von {low} bis {high} sein.</translation>
    </message>
    <message>
        <source>Tick the strategies to compare.</source>
        <translation>Die zu vergleichenden Strategien ankreuzen.</translation>
    </message>
    <message>
        <source>There are two strategies called “{title}”. Give one another name.</source>
        <translation>Zwei Strategien heißen „{title}“. Geben Sie einer einen anderen Namen.</translation>
    </message>
    <message>
        <source>{strategy} needs an ensemble. Choose the classifier {classifier}.</source>
        <translation>{strategy} braucht ein Ensemble. Der Klassifikator {classifier} ist eines.</translation>
    </message>
    <message>
        <source>Candidates are a whole number, a share between 0 and 1, or “all”.</source>
        <translation>Kandidaten sind eine ganze Zahl, ein Anteil zwischen 0 und 1 oder „alle“.</translation>
    </message>
    <message>
        <source>{most} candidates are fewer than the {batch_size} samples of a batch.</source>
        <translation>{most} Kandidaten sind weniger als die {batch_size} Beispiele eines Stapels.</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>Gezogen</translation>
    </message>
    <message>
        <source>Strategies to compare</source>
        <translation>Verglichene Strategien</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Data: the labels and embeddings of {name}</source>
        <translation>Daten: die Labels und Einbettungen von {name}</translation>
    </message>
    <message>
        <source>Data: {where}, as in the plan file</source>
        <translation>Daten: {where}, wie im Plan</translation>
    </message>
    <message>
        <source>Embedding progress</source>
        <translation>Fortschritt des Einbettens</translation>
    </message>
    <message>
        <source>Timing the first cycle …</source>
        <translation>Erster Zyklus wird gemessen …</translation>
    </message>
    <message>
        <source>Preparing …</source>
        <translation>Wird vorbereitet …</translation>
    </message>
    <message>
        <source>Paused after the cycle that was under way</source>
        <translation>Nach dem laufenden Zyklus angehalten</translation>
    </message>
    <message>
        <source>Progress of the study</source>
        <translation>Fortschritt der Studie</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause the study or let it go on</source>
        <translation>Studie anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>Cancel; what is complete is kept</source>
        <translation>Abbrechen; was fertig ist, bleibt erhalten</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Pause or resume the embedding</source>
        <translation>Einbetten anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>Embedding {n} of {total}</source>
        <translation>Einbetten: {n} von {total}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>Fetch from huggingface.co</source>
        <translation>Von huggingface.co holen</translation>
    </message>
    <message>
        <source>Fetch the data set</source>
        <translation>Datensatz holen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop fetching</source>
        <translation>Holen beenden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>Holen</translation>
    </message>
    <message>
        <source>{name} is not on this computer</source>
        <translation>{name} ist nicht auf diesem Rechner</translation>
    </message>
    <message>
        <source>Then copy the folder {here} to this computer, and choose it here.</source>
        <translation>Dann den Ordner {here} auf diesen Rechner kopieren und hier wählen.</translation>
    </message>
    <message>
        <source>Asking huggingface.co …</source>
        <translation>huggingface.co wird gefragt …</translation>
    </message>
    <message>
        <source>Stopped. What was fetched is kept.</source>
        <translation>Beendet. Was geholt ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Fetching stopped at a fault of ALDesk; the log says more.</source>
        <translation>Das Holen ist an einem Fehler von ALDesk gescheitert; das Protokoll sagt mehr.</translation>
    </message>
    <message>
        <source>{size} MB are here …</source>
        <translation>{size} MB sind da …</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>It can be fetched; nothing is sent but its name.</source>
        <translation>Er lässt sich holen; gesendet wird nur sein Name.</translation>
    </message>
    <message>
        <source>Without a network, run this on a machine that has one:</source>
        <translation>Ohne Netz: auf einem Rechner, der eines hat, dies ausführen:</translation>
    </message>
    <message>
        <source>Stop the embedding and free its memory</source>
        <translation>Einbetten beenden und Speicher freigeben</translation>
    </message>
    <message numerus="yes">
        <source>{n} class(es)</source>
        <translation>
            <numerusform>{n} Klasse</numerusform>
            <numerusform>{n} Klassen</numerusform>
        </translation>
    </message>
    <message>
        <source>no encoder</source>
        <translation>kein Encoder</translation>
    </message>
    <message>
        <source>● Next {n} ready</source>
        <translation>● Nächste {n} bereit</translation>
    </message>
    <message>
        <source>○ Choosing …</source>
        <translation>○ Auswahl läuft …</translation>
    </message>
    <message>
        <source>Loading the encoder …</source>
        <translation>Encoder wird geladen …</translation>
    </message>
    <message>
        <source>Embedding paused</source>
        <translation>Einbetten angehalten</translation>
    </message>
    <message>
        <source>Embedding stopped</source>
        <translation>Einbetten beendet</translation>
    </message>
    <message>
        <source>Plan (*.toml)</source>
        <translation>Plan (*.toml)</translation>
    </message>
    <message>
        <source>Estimate the time</source>
        <translation>Dauer schätzen</translation>
    </message>
    <message>
        <source>Time the first cycle of each strategy</source>
        <translation>Den ersten Zyklus jeder Strategie messen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Start the study</source>
        <translation>Studie starten</translation>
    </message>
    <message>
        <source>Open …</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Open a plan file</source>
        <translation>Plan aus einer Datei öffnen</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Save the plan as a file</source>
        <translation>Plan als Datei speichern</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Cancelled. What is complete is kept, and can be gone on with.</source>
        <translation>Abgebrochen. Was fertig ist, bleibt erhalten; es lässt sich fortsetzen.</translation>
    </message>
    <message>
        <source>The study has ended ({key}).</source>
        <translation>Die Studie ist fertig ({key}).</translation>
    </message>
    <message>
        <source>Open a plan</source>
        <translation>Plan öffnen</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>Plan speichern</translation>
    </message>
    <message>
        <source>STUDY</source>
        <translation>STUDIE</translation>
    </message>
    <message>
        <source>Folder of {samples}</source>
        <translation>Ordner: {samples}</translation>
    </message>
    <message>
        <source>Table of {samples}</source>
        <translation>Tabelle: {samples}</translation>
    </message>
    <message>
        <source>Data set of {samples}</source>
        <translation>Datensatz: {samples}</translation>
    </message>
    <message>
        <source>RECOGNISED</source>
        <translation>ERKANNT</translation>
    </message>
    <message>
        <source>THE FIRST SAMPLES</source>
        <translation>DIE ERSTEN BEISPIELE</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation>{names} und {n} weitere</translation>
    </message>
    <message numerus="yes">
        <source>{n} clip(s)</source>
        <translation>
            <numerusform>{n} Clip</numerusform>
            <numerusform>{n} Clips</numerusform>
        </translation>
    </message>
    <message>
        <source>clips</source>
        <translation>Clips</translation>
    </message>
    <message numerus="yes">
        <source>{n} picture(s)</source>
        <translation>
            <numerusform>{n} Bild</numerusform>
            <numerusform>{n} Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>more than {count}</source>
        <translation>mehr als {count}</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Einlesen</translation>
    </message>
    <message>
        <source>Not embedded</source>
        <translation>Nicht eingebettet</translation>
    </message>
    <message>
        <source>, and {n} more</source>
        <translation> und {n} weitere</translation>
    </message>
    <message numerus="yes">
        <source>{n} label(s) taken over.</source>
        <translation>
            <numerusform>{n} Label übernommen.</numerusform>
            <numerusform>{n} Labels übernommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Markieren</translation>
    </message>
    <message>
        <source>Flag with a note</source>
        <translation>Markieren mit Notiz</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>Blind labeln</translation>
    </message>
    <message>
        <source>Accept the prediction</source>
        <translation>Vorhersage annehmen</translation>
    </message>
    <message>
        <source>Back to the sample before</source>
        <translation>Zurück zum vorigen Beispiel</translation>
    </message>
    <message>
        <source>On to the sample after</source>
        <translation>Vor zum nächsten Beispiel</translation>
    </message>
    <message>
        <source>Find samples</source>
        <translation>Beispiele suchen</translation>
    </message>
    <message>
        <source>Set a goal</source>
        <translation>Ziel setzen</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>Alle Aktionen</translation>
    </message>
    <message>
        <source>What to ask next</source>
        <translation>Was als Nächstes gefragt wird</translation>
    </message>
    <message>
        <source>Play or stop</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Von vorn abspielen</translation>
    </message>
    <message>
        <source>Play by itself</source>
        <translation>Von selbst abspielen</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Show Label</source>
        <translation>Ansicht Labeln</translation>
    </message>
    <message>
        <source>Show Grid</source>
        <translation>Ansicht Raster</translation>
    </message>
    <message>
        <source>Show Map</source>
        <translation>Ansicht Karte</translation>
    </message>
    <message>
        <source>Show Results</source>
        <translation>Ansicht Ergebnisse</translation>
    </message>
    <message>
        <source>Show Study</source>
        <translation>Ansicht Studie</translation>
    </message>
    <message>
        <source>Next page of the grid</source>
        <translation>Nächste Seite des Rasters</translation>
    </message>
    <message>
        <source>Page before of the grid</source>
        <translation>Vorige Seite des Rasters</translation>
    </message>
    <message>
        <source>Sort the grid again</source>
        <translation>Raster neu ordnen</translation>
    </message>
    <message>
        <source>Bayesian network (MC dropout)</source>
        <translation>Bayessches Netz (MC-Dropout)</translation>
    </message>
    <message>
        <source>A small neural network that is asked ten times with different features dropped, so that it knows how sure it is; works with every query strategy.</source>
        <translation>Ein kleines neuronales Netz, das zehnmal mit anderen fehlenden Merkmalen gefragt wird und so weiß, wie sicher es ist; passt zu jeder Abfragestrategie.</translation>
    </message>
    <message>
        <source>Logistic regression</source>
        <translation>Logistische Regression</translation>
    </message>
    <message>
        <source>The plain linear classifier: fast, and strong with a good encoder and few labels; has no ensemble, so some query strategies cannot use it.</source>
        <translation>Der schlichte lineare Klassifikator: schnell, und stark mit gutem Encoder und wenigen Labels; hat kein Ensemble, darum können einige Abfragestrategien ihn nicht nutzen.</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Zufall</translation>
    </message>
    <message>
        <source>Draws samples with equal chance.</source>
        <translation>Zieht Beispiele mit gleicher Wahrscheinlichkeit.</translation>
    </message>
    <message>
        <source>Use it as the yardstick for the others, or when the labels must represent the whole data; it spends many labels on easy samples.</source>
        <translation>Als Maßstab für die anderen, oder wenn die Labels die ganzen Daten vertreten sollen; viele Labels gehen an leichte Beispiele.</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>Unsicherheit</translation>
    </message>
    <message>
        <source>Asks for the samples whose class the classifier is least sure of.</source>
        <translation>Fragt nach den Beispielen, bei deren Klasse der Klassifikator am unsichersten ist.</translation>
    </message>
    <message>
        <source>A good first choice with small batches once there are some labels of each class; in large batches it may ask for many samples that are almost the same.</source>
        <translation>Eine gute erste Wahl für kleine Stapel, sobald es von jeder Klasse einige Labels gibt; in großen Stapeln sind oft viele Beispiele fast gleich.</translation>
    </message>
    <message>
        <source>How the spectrum of a clip is shaped and how it changes; fast, good for short and similar sounds such as single words.</source>
        <translation>Die Form des Spektrums und wie es sich ändert; schnell, gut für kurze und ähnliche Klänge wie einzelne Wörter.</translation>
    </message>
    <message>
        <source>Outlines, layout and colours of a picture; fast, good for drawings, digits and textures, weak for photographs of objects.</source>
        <translation>Umrisse, Aufbau und Farben eines Bildes; schnell, gut für Zeichnungen, Ziffern und Texturen, schwach bei Fotos von Dingen.</translation>
    </message>
    <message>
        <source>The labels are in the table {name}, column {column}.</source>
        <translation>Die Labels stehen in der Tabelle {name}, Spalte {column}.</translation>
    </message>
    <message>
        <source>The table {name} tells more of the files.</source>
        <translation>Die Tabelle {name} sagt mehr über die Dateien.</translation>
    </message>
    <message>
        <source>The table has no header: its first row is a sample.</source>
        <translation>Die Tabelle hat keine Kopfzeile: Ihre erste Zeile ist ein Beispiel.</translation>
    </message>
    <message>
        <source>The table is not in UTF-8; it is read as {name}.</source>
        <translation>Die Tabelle ist nicht in UTF-8; sie wird als {name} gelesen.</translation>
    </message>
    <message>
        <source>Only the sheet {name} is read.</source>
        <translation>Nur das Blatt {name} wird gelesen.</translation>
    </message>
    <message>
        <source>Files found by the ends of their paths: {n}, such as {name}.</source>
        <translation>Am Ende ihres Pfads gefundene Dateien: {n}, etwa {name}.</translation>
    </message>
    <message>
        <source>Files that are not found: {n}.</source>
        <translation>Nicht gefundene Dateien: {n}.</translation>
    </message>
    <message>
        <source>Labels such as NA or None, taken for no label: {n}.</source>
        <translation>Labels wie NA oder None, als kein Label verstanden: {n}.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>least confident</source>
        <translation>geringste Sicherheit</translation>
    </message>
    <message>
        <source>margin sampling</source>
        <translation>Abstand der ersten beiden</translation>
    </message>
    <message>
        <source>entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>Query by committee</source>
        <translation>Abfrage durch Komitee</translation>
    </message>
    <message>
        <source>Asks for the samples on whose class the members of the ensemble disagree most.</source>
        <translation>Fragt nach den Beispielen, über deren Klasse die Mitglieder des Ensembles am wenigsten einig sind.</translation>
    </message>
    <message>
        <source>Use it when many samples are ambiguous by nature, since it passes over those that all members find equally hard; with few members many samples tie.</source>
        <translation>Wenn viele Beispiele von Natur aus mehrdeutig sind: Es übergeht, was alle Mitglieder gleich schwer finden. Mit wenigen Mitgliedern liegen viele Beispiele gleichauf.</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>Uneinigkeit</translation>
    </message>
    <message>
        <source>vote entropy</source>
        <translation>Entropie der Stimmen</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>KL-Divergenz</translation>
    </message>
    <message>
        <source>BALD</source>
        <translation>BALD</translation>
    </message>
    <message>
        <source>Asks for the samples whose labels would tell most about the model.</source>
        <translation>Fragt nach den Beispielen, deren Labels am meisten über das Modell verrieten.</translation>
    </message>
    <message>
        <source>Use it with noisy or ambiguous data and small batches; like uncertainty it may fill a large batch with samples that are almost the same.</source>
        <translation>Für verrauschte oder mehrdeutige Daten und kleine Stapel; wie bei Unsicherheit sind in einem großen Stapel oft viele Beispiele fast gleich.</translation>
    </message>
    <message>
        <source>BatchBALD</source>
        <translation>BatchBALD</translation>
    </message>
    <message>
        <source>Asks for the batch whose labels together would tell most about the model.</source>
        <translation>Fragt nach dem Stapel, dessen Labels zusammen am meisten über das Modell verrieten.</translation>
    </message>
    <message>
        <source>Use it instead of BALD for batches of about 5 to 50; it is the slowest here, so limit the candidates when there are more than some thousands.</source>
        <translation>Statt BALD für Stapel von etwa 5 bis 50; es ist hier das langsamste, darum bei mehr als einigen Tausend die Kandidaten begrenzen.</translation>
    </message>
    <message>
        <source>Label samples (more is slower)</source>
        <translation>Label-Ziehungen (mehr ist langsamer)</translation>
    </message>
    <message>
        <source>BADGE</source>
        <translation>BADGE</translation>
    </message>
    <message>
        <source>Draws samples that the classifier is unsure of and that differ from each other, in how each would change the classifier.</source>
        <translation>Zieht Beispiele, bei denen der Klassifikator unsicher ist und die ihn auf verschiedene Weise ändern würden.</translation>
    </message>
    <message>
        <source>A good all-rounder for batches of 10 to 1,000 with any number of classes and no setting to choose; with fewer labels than classes, TypiClust or MaxHerding do better.</source>
        <translation>Gut für fast alles: Stapel von 10 bis 1.000, beliebig viele Klassen, nichts einzustellen. Mit weniger Labels als Klassen sind TypiClust oder MaxHerding besser.</translation>
    </message>
    <message>
        <source>FALCUN</source>
        <translation>FALCUN</translation>
    </message>
    <message>
        <source>Draws samples that the classifier is unsure of and whose class probabilities differ from each other.</source>
        <translation>Zieht Beispiele, bei denen der Klassifikator unsicher ist und deren Wahrscheinlichkeiten der Klassen sich unterscheiden.</translation>
    </message>
    <message>
        <source>Use it like BADGE where that is too slow or embeddings have very many features; with few classes or a poor classifier it has little to tell samples apart by.</source>
        <translation>Wie BADGE, wo das zu langsam ist oder Einbettungen sehr viele Merkmale haben; mit wenigen Klassen oder einem schwachen Klassifikator kann es Beispiele kaum unterscheiden.</translation>
    </message>
    <message>
        <source>Greed (0 is random)</source>
        <translation>Gier (0 heißt Zufall)</translation>
    </message>
    <message>
        <source>DropQuery</source>
        <translation>DropQuery</translation>
    </message>
    <message>
        <source>Asks for one sample of each cluster of those whose predicted class changes when features of the embedding are dropped.</source>
        <translation>Fragt nach je einem Beispiel aus jeder Gruppe derer, deren vorhergesagte Klasse sich ändert, wenn Merkmale der Einbettung fehlen.</translation>
    </message>
    <message>
        <source>Use it with embeddings of foundation models and batches of 10 or more, from the first labels on; it asks for odd samples where the classifier is unsure of nearly all.</source>
        <translation>Mit Einbettungen großer Modelle und Stapeln ab 10, von den ersten Labels an; wo der Klassifikator fast überall unsicher ist, fragt es nach Sonderlingen.</translation>
    </message>
    <message>
        <source>Predictions with dropped features</source>
        <translation>Vorhersagen mit fehlenden Merkmalen</translation>
    </message>
    <message>
        <source>Uncertainty herding</source>
        <translation>Uncertainty Herding</translation>
    </message>
    <message>
        <source>Asks for samples that are most like the uncertain ones and least like those already labelled.</source>
        <translation>Fragt nach Beispielen, die den unsicheren am ähnlichsten und den schon gelabelten am unähnlichsten sind.</translation>
    </message>
    <message>
        <source>Use it when it is not known whether there will be few labels or many, as it goes over from covering the pool to asking about hard samples; it fits the classifier a second time for each batch.</source>
        <translation>Wenn offen ist, ob es wenige Labels werden oder viele: Es geht vom Abdecken des Pools zu den schweren Beispielen über. Für jeden Stapel passt es den Klassifikator ein zweites Mal an.</translation>
    </message>
    <message>
        <source>MaxHerding</source>
        <translation>MaxHerding</translation>
    </message>
    <message>
        <source>Asks for samples such that every other is like one of them or like one already labelled.</source>
        <translation>Fragt so nach Beispielen, dass jedes andere einem von ihnen oder einem schon gelabelten ähnelt.</translation>
    </message>
    <message>
        <source>Use it from the very first label while there are few for each class; later it is blind to what the classifier finds hard.</source>
        <translation>Vom allerersten Label an, solange es je Klasse wenige gibt; später sieht es nicht, was dem Klassifikator schwerfällt.</translation>
    </message>
    <message>
        <source>TypiClust</source>
        <translation>TypiClust</translation>
    </message>
    <message>
        <source>Asks for the most typical sample of each of the largest clusters that have no label yet.</source>
        <translation>Fragt nach dem typischsten Beispiel in jeder der größten Gruppen, die noch kein Label haben.</translation>
    </message>
    <message>
        <source>Use it from the very first label while there are few for each class; later it is blind to what the classifier finds hard, and slower with every label.</source>
        <translation>Vom allerersten Label an, solange es je Klasse wenige gibt; später sieht es nicht, was dem Klassifikator schwerfällt, und wird mit jedem Label langsamer.</translation>
    </message>
    <message>
        <source>difference to random</source>
        <translation>Abstand zum Zufall</translation>
    </message>
    <message>
        <source>labels to 90 %</source>
        <translation>Labels bis 90 %</translation>
    </message>
    <message>
        <source>labels to 95 %</source>
        <translation>Labels bis 95 %</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>This encoder hears up to {hears}; your recordings go to {reaches}.</source>
        <translation>Dieser Encoder hört bis {hears}; Ihre Aufnahmen reichen bis {reaches}.</translation>
    </message>
    <message>
        <source>A time expansion lets it hear calls above that, such as those of bats.</source>
        <translation>Mit einer Zeitdehnung hört er auch Rufe darüber, etwa die von Fledermäusen.</translation>
    </message>
    <message>
        <source>Better than random sampling: {names}.</source>
        <translation>Besser als Zufall: {names}.</translation>
    </message>
    <message>
        <source>Worse than random sampling: {names}.</source>
        <translation>Schlechter als Zufall: {names}.</translation>
    </message>
    <message>
        <source>Not told apart from random sampling: {names}.</source>
        <translation>Vom Zufall nicht zu unterscheiden: {names}.</translation>
    </message>
    <message>
        <source>A single repetition tells nothing of chance: no strategy is called better.</source>
        <translation>Eine einzige Wiederholung sagt nichts über den Zufall: Keine Strategie heißt besser.</translation>
    </message>
    <message>
        <source>There is one strategy only: nothing is compared.</source>
        <translation>Es gibt nur eine Strategie: Verglichen wird nichts.</translation>
    </message>
    <message>
        <source>{best} is ahead of every other, by more than chance explains.</source>
        <translation>{best} liegt vor allen anderen, um mehr als der Zufall erklärt.</translation>
    </message>
    <message>
        <source>No strategy is named best: {best} has the largest area, but its difference to {names} may be chance.</source>
        <translation>Keine Strategie heißt die beste: {best} hat die größte Fläche, doch der Abstand zu {names} kann Zufall sein.</translation>
    </message>
    <message>
        <source>The subfolders are the classes.</source>
        <translation>Die Unterordner sind die Klassen.</translation>
    </message>
    <message>
        <source>No subfolder is a class.</source>
        <translation>Kein Unterordner ist eine Klasse.</translation>
    </message>
    <message>
        <source>The labels are in the column {name}.</source>
        <translation>Die Labels stehen in der Spalte {name}.</translation>
    </message>
    <message>
        <source>No column has labels.</source>
        <translation>Keine Spalte enthält Labels.</translation>
    </message>
    <message>
        <source>They could also be taken from: {names}.</source>
        <translation>Möglich wären auch: {names}.</translation>
    </message>
    <message>
        <source>The paths are in the column {name}.</source>
        <translation>Die Pfade stehen in der Spalte {name}.</translation>
    </message>
    <message>
        <source>The sound is in the column {name}.</source>
        <translation>Der Ton steht in der Spalte {name}.</translation>
    </message>
    <message>
        <source>The picture is in the column {name}.</source>
        <translation>Das Bild steht in der Spalte {name}.</translation>
    </message>
    <message>
        <source>The sound or picture is in the column {name}.</source>
        <translation>Der Ton oder das Bild steht in der Spalte {name}.</translation>
    </message>
    <message>
        <source>It could also be taken from: {names}.</source>
        <translation>Möglich wären auch: {names}.</translation>
    </message>
    <message>
        <source>Files that cannot be read: {n}, such as {name}.</source>
        <translation>Unlesbare Dateien: {n}, zum Beispiel {name}.</translation>
    </message>
    <message>
        <source>Files of other kinds: {n}, such as {name}.</source>
        <translation>Dateien anderer Art: {n}, zum Beispiel {name}.</translation>
    </message>
    <message>
        <source>Rows that cannot be used: {n}; the first: {reason}</source>
        <translation>Unbrauchbare Zeilen: {n}; die erste: {reason}</translation>
    </message>
    <message>
        <source>{name} is in the cache; nothing is fetched.</source>
        <translation>{name} liegt im Cache; es wird nichts geholt.</translation>
    </message>
    <message>
        <source>Share of features dropped</source>
        <translation>Anteil fehlender Merkmale</translation>
    </message>
    <message>
        <source>Share of labels to calibrate on</source>
        <translation>Anteil der Labels zum Kalibrieren</translation>
    </message>
    <message>
        <source>Bins of the calibration error</source>
        <translation>Intervalle des Kalibrierfehlers</translation>
    </message>
    <message>
        <source>Scale embeddings to length 1</source>
        <translation>Einbettungen auf Länge 1 bringen</translation>
    </message>
    <message>
        <source>Let the labels set the kernel&apos;s width</source>
        <translation>Kernbreite nach den Labels wählen</translation>
    </message>
    <message>
        <source>Neighbours that tell how typical</source>
        <translation>Nachbarn, die zeigen, wie typisch</translation>
    </message>
    <message>
        <source>Purity that the radius keeps</source>
        <translation>Reinheit im Umkreis</translation>
    </message>
    <message>
        <source>Fit it once a batch</source>
        <translation>Einmal je Stapel trainieren</translation>
    </message>
    <message>
        <source>Members of the ensemble</source>
        <translation>Mitglieder des Ensembles</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>Verborgene Neuronen</translation>
    </message>
    <message>
        <source>Passes over the labels</source>
        <translation>Durchgänge durch die Labels</translation>
    </message>
    <message>
        <source>Samples in a training step</source>
        <translation>Beispiele je Trainingsschritt</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Standardise the features</source>
        <translation>Merkmale standardisieren</translation>
    </message>
    <message>
        <source>Inverse of the penalty</source>
        <translation>Kehrwert der Strafe</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>Steps at most</source>
        <translation>Schritte höchstens</translation>
    </message>
    <message>
        <source>ProbCover</source>
        <translation>ProbCover</translation>
    </message>
    <message>
        <source>Asks for the samples that have most others within a radius that no label covers.</source>
        <translation>Fragt nach den Beispielen, in deren Umkreis die meisten anderen liegen, die kein Label abdeckt.</translation>
    </message>
    <message>
        <source>Use it from the very first label while there are few for each class; once the radius covers the pool it can only draw at random.</source>
        <translation>Vom allerersten Label an, solange es je Klasse wenige gibt; ist der Pool abgedeckt, zieht es nur noch zufällig.</translation>
    </message>
    <message>
        <source>Core-set</source>
        <translation>Core-Set</translation>
    </message>
    <message>
        <source>Asks for the sample that is farthest from all others already labelled.</source>
        <translation>Fragt nach dem Beispiel, das von allen schon gelabelten am weitesten entfernt ist.</translation>
    </message>
    <message>
        <source>Use it to find rare kinds of samples, with a few labels for each class at least; it is drawn to outliers and broken samples.</source>
        <translation>Um seltene Arten von Beispielen zu finden, mit wenigstens einigen Labels je Klasse; Ausreißer und kaputte Beispiele ziehen es an.</translation>
    </message>
    <message>
        <source>Contrastive</source>
        <translation>Kontrastiv</translation>
    </message>
    <message>
        <source>Asks for the samples whose class probabilities differ most from those of the labelled samples nearest to them.</source>
        <translation>Fragt nach den Beispielen, deren Wahrscheinlichkeiten sich am meisten von denen der nächsten gelabelten unterscheiden.</translation>
    </message>
    <message>
        <source>Use it for small batches at a class boundary that cuts through dense regions; in large batches it may ask for many samples that are almost the same.</source>
        <translation>Für kleine Stapel an einer Klassengrenze, die durch dichte Gebiete geht; in großen Stapeln sind oft viele Beispiele fast gleich.</translation>
    </message>
    <message>
        <source>Discriminative</source>
        <translation>Diskriminativ</translation>
    </message>
    <message>
        <source>Asks for the samples that a second classifier tells apart best from those already labelled.</source>
        <translation>Fragt nach den Beispielen, die ein zweiter Klassifikator am besten von den schon gelabelten unterscheidet.</translation>
    </message>
    <message>
        <source>Use it when the labels shall follow the distribution of the pool, with any number of classes; it is blind to what the classifier finds hard.</source>
        <translation>Wenn die Labels der Verteilung des Pools folgen sollen, bei beliebig vielen Klassen; es sieht nicht, was dem Klassifikator schwerfällt.</translation>
    </message>
    <message>
        <source>A model in a folder</source>
        <translation>Ein Modell in einem Ordner</translation>
    </message>
    <message>
        <source>A model of the Hugging Face hub</source>
        <translation>Ein Modell des Hugging Face Hub</translation>
    </message>
    <message>
        <source>Ready embeddings in a file</source>
        <translation>Fertige Einbettungen in einer Datei</translation>
    </message>
    <message>
        <source>A vision or audio model in the Hugging Face format, with config.json and model.safetensors.</source>
        <translation>Ein Bild- oder Audiomodell im Format von Hugging Face, mit config.json und model.safetensors.</translation>
    </message>
    <message>
        <source>A vision or audio model by its id.</source>
        <translation>Ein Bild- oder Audiomodell nach seiner Kennung.</translation>
    </message>
    <message>
        <source>Computed elsewhere: npy, npz or Parquet. Rows are matched by a column id or path, or else by the natural order of the paths.</source>
        <translation>Anderswo berechnet: npy, npz oder Parquet. Zugeordnet wird nach einer Spalte id oder path, sonst nach der natürlichen Ordnung der Pfade.</translation>
    </message>
    <message>
        <source>such as openai/whisper-base</source>
        <translation>etwa openai/whisper-base</translation>
    </message>
    <message>
        <source>such as facebook/dinov2-small</source>
        <translation>etwa facebook/dinov2-small</translation>
    </message>
    <message>
        <source>owner/name</source>
        <translation>Besitzer/Name</translation>
    </message>
    <message>
        <source>what suits the model</source>
        <translation>wie es zum Modell passt</translation>
    </message>
    <message>
        <source>class token</source>
        <translation>Klassen-Token</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <source>Model folder, hub id or file of embeddings</source>
        <translation>Modellordner, Hub-Kennung oder Datei mit Einbettungen</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Choose the encoder&apos;s folder or file</source>
        <translation>Ordner oder Datei des Encoders wählen</translation>
    </message>
    <message>
        <source>More …</source>
        <translation>Mehr …</translation>
    </message>
    <message>
        <source>Pooling and precision</source>
        <translation>Pooling und Zahlenformat</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>Pooling</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Zahlenformat</translation>
    </message>
    <message>
        <source>Built in, as suits the samples</source>
        <translation>Eingebaut, passend zu den Beispielen</translation>
    </message>
    <message>
        <source>Built in: {name}</source>
        <translation>Eingebaut: {name}</translation>
    </message>
    <message>
        <source>Choose the encoder&apos;s folder: the one that its config.json lies in.</source>
        <translation>Bitte den Ordner des Encoders wählen: den, in dem seine config.json liegt.</translation>
    </message>
    <message>
        <source>Choose the file with the embeddings ({kinds}).</source>
        <translation>Bitte die Datei mit den Einbettungen wählen ({kinds}).</translation>
    </message>
    <message>
        <source>Type the encoder&apos;s hub id: owner/name.</source>
        <translation>Bitte die Hub-Kennung des Encoders schreiben: Besitzer/Name.</translation>
    </message>
    <message>
        <source>The folder of a model</source>
        <translation>Der Ordner eines Modells</translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation>Einbettungen</translation>
    </message>
    <message>
        <source>{name} is on this computer; nothing is fetched.</source>
        <translation>{name} ist auf diesem Rechner; nichts wird geholt.</translation>
    </message>
    <message>
        <source>{name} is not on this computer: huggingface.co is asked for it when the embedding begins. Without a network, run “{command}” on a machine that has one, and choose the folder {here}.</source>
        <translation>{name} ist nicht auf diesem Rechner: Beim Einbetten wird huggingface.co danach gefragt. Ohne Netz hilft „{command}“ auf einem Rechner, der eines hat; dann den Ordner {here} wählen.</translation>
    </message>
    <message>
        <source>Use this encoder</source>
        <translation>Diesen Encoder verwenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Encoder of {name}</source>
        <translation>Encoder von {name}</translation>
    </message>
    <message>
        <source>This encoder cannot be used.</source>
        <translation>Dieser Encoder ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>What is being embedded now is stopped; what is done is kept.</source>
        <translation>Die laufende Einbettung wird angehalten; was fertig ist, bleibt.</translation>
    </message>
    <message numerus="yes">
        <source>{n} sample(s) are embedded anew. Labels stay, and so do the embeddings that are here; labelling goes on meanwhile.</source>
        <translation>
            <numerusform>{n} Beispiel wird neu eingebettet. Die Labels bleiben, ebenso die Einbettungen, die es schon gibt; inzwischen lässt sich weiter labeln.</numerusform>
            <numerusform>{n} Beispiele werden neu eingebettet. Die Labels bleiben, ebenso die Einbettungen, die es schon gibt; inzwischen lässt sich weiter labeln.</numerusform>
        </translation>
    </message>
    <message>
        <source>This encoder is in use.</source>
        <translation>Dieser Encoder ist in Gebrauch.</translation>
    </message>
    <message numerus="yes">
        <source>{n} sample(s) are still to be embedded; the others are here.</source>
        <translation>
            <numerusform>{n} Beispiel ist noch einzubetten; die anderen sind da.</numerusform>
            <numerusform>{n} Beispiele sind noch einzubetten; die anderen sind da.</numerusform>
        </translation>
    </message>
    <message>
        <source>All embeddings of this encoder are here.</source>
        <translation>Alle Einbettungen dieses Encoders sind da.</translation>
    </message>
    <message>
        <source>{n} that could not be embedded are tried again.</source>
        <translation>{n}, die nicht eingebettet werden konnten, werden noch einmal versucht.</translation>
    </message>
    <message>
        <source>Labels stay.</source>
        <translation>Die Labels bleiben.</translation>
    </message>
    <message>
        <source>It cannot be looked at ({error})</source>
        <translation>Kann nicht betrachtet werden ({error})</translation>
    </message>
    <message>
        <source>Labels only</source>
        <translation>Nur Labels</translation>
    </message>
    <message>
        <source>With predictions</source>
        <translation>Mit Vorhersagen</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>Wohin es kommt</translation>
    </message>
    <message>
        <source>What is exported</source>
        <translation>Was exportiert wird</translation>
    </message>
    <message>
        <source>.parquet or .npy</source>
        <translation>.parquet oder .npy</translation>
    </message>
    <message>
        <source>.csv, .parquet or a folder</source>
        <translation>.csv, .parquet oder ein Ordner</translation>
    </message>
    <message>
        <source>With all probabilities</source>
        <translation>Mit Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>A name that ends in .parquet or .npy</source>
        <translation>Ein Name auf .parquet oder .npy</translation>
    </message>
    <message>
        <source>A name that ends in .csv or .parquet, or a folder</source>
        <translation>Ein Name auf .csv oder .parquet, oder ein Ordner</translation>
    </message>
    <message>
        <source>Embeddings (*.parquet *.npy)</source>
        <translation>Einbettungen (*.parquet *.npy)</translation>
    </message>
    <message>
        <source>That is the project itself. Choose another name.</source>
        <translation>Das ist das Projekt selbst. Es braucht einen anderen Namen.</translation>
    </message>
    <message>
        <source>A model is fitted first; then {path} is written.</source>
        <translation>Erst wird ein Modell angepasst, dann {path} geschrieben.</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Write it there</source>
        <translation>Dorthin schreiben</translation>
    </message>
    <message>
        <source>Choose where it goes</source>
        <translation>Wählen, wohin es kommt</translation>
    </message>
    <message>
        <source>Leave, and write nothing</source>
        <translation>Verlassen, ohne zu schreiben</translation>
    </message>
    <message>
        <source>Export labels</source>
        <translation>Labels exportieren</translation>
    </message>
    <message>
        <source>Table (*.csv *.parquet)</source>
        <translation>Tabelle (*.csv *.parquet)</translation>
    </message>
    <message numerus="yes">
        <source>{n} label(s) written to {path}.</source>
        <translation>
            <numerusform>{n} Label geschrieben nach {path}.</numerusform>
            <numerusform>{n} Labels geschrieben nach {path}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} embedding(s) written to {path}.</source>
        <translation>
            <numerusform>{n} Einbettung geschrieben nach {path}.</numerusform>
            <numerusform>{n} Einbettungen geschrieben nach {path}.</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} copied, {there} there already.</source>
        <translation>{n} kopiert, {there} schon da.</translation>
    </message>
    <message numerus="yes">
        <source>{n} sample(s) predicted.</source>
        <translation>
            <numerusform>{n} Beispiel vorhergesagt.</numerusform>
            <numerusform>{n} Beispiele vorhergesagt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample(s) not embedded yet.</source>
        <translation>
            <numerusform>{n} Beispiel noch nicht eingebettet.</numerusform>
            <numerusform>{n} Beispiele noch nicht eingebettet.</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} left out, first {name}: {reason}.</source>
        <translation>{n} ausgelassen, zuerst {name}: {reason}.</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>Opened the project that lies beside it: {name}.</source>
        <translation>Geöffnet ist das Projekt, das daneben liegt: {name}.</translation>
    </message>
    <message>
        <source>Another source is being read; choose this one after it.</source>
        <translation>Eine andere Quelle wird gelesen; diese bitte danach wählen.</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>{name} is open already; its window is in front now.</source>
        <translation>{name} ist schon offen; sein Fenster ist jetzt vorn.</translation>
    </message>
    <message>
        <source>Close the project</source>
        <translation>Projekt schließen</translation>
    </message>
    <message>
        <source>Add samples</source>
        <translation>Beispiele hinzufügen</translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation>Labels importieren</translation>
    </message>
    <message>
        <source>Import report</source>
        <translation>Bericht über das Einlesen</translation>
    </message>
    <message>
        <source>Find moved files</source>
        <translation>Verschobene Dateien suchen</translation>
    </message>
    <message>
        <source>Where the files may lie now</source>
        <translation>Wo die Dateien jetzt liegen könnten</translation>
    </message>
    <message>
        <source>Open a project first, or make a new one of these samples.</source>
        <translation>Bitte zuerst ein Projekt öffnen oder aus diesen Beispielen ein neues anlegen.</translation>
    </message>
    <message>
        <source>Moved files are being looked for already.</source>
        <translation>Verschobene Dateien werden schon gesucht.</translation>
    </message>
    <message>
        <source>Looking for moved files in {folder} …</source>
        <translation>Verschobene Dateien werden gesucht in {folder} …</translation>
    </message>
    <message>
        <source>The search stopped at a fault of ALDesk; the log says more.</source>
        <translation>Die Suche ist an einem Fehler von ALDesk gescheitert; das Protokoll sagt mehr.</translation>
    </message>
    <message>
        <source>Every file is where it was.</source>
        <translation>Jede Datei ist, wo sie war.</translation>
    </message>
    <message>
        <source>All {n} missing files were found.</source>
        <translation>Alle fehlenden Dateien ({n}) sind gefunden.</translation>
    </message>
    <message>
        <source>{n} of {total} missing files were found; {rest} are still missing.</source>
        <translation>{n} von {total} fehlenden Dateien gefunden; noch fehlen {rest}.</translation>
    </message>
    <message>
        <source>File-name pattern</source>
        <translation>Muster der Dateinamen</translation>
    </message>
    <message>
        <source>such as {label}_{speaker}_{index}</source>
        <translation>etwa {label}_{speaker}_{index}</translation>
    </message>
    <message>
        <source>No name fits, such as {name}.</source>
        <translation>Kein Name passt, etwa {name}.</translation>
    </message>
    <message>
        <source>{n} of the first {total} names fit</source>
        <translation>{n} der ersten {total} Namen passen</translation>
    </message>
    <message>
        <source>Project file</source>
        <translation>Projektdatei</translation>
    </message>
    <message>
        <source>Choose the project file&apos;s place</source>
        <translation>Ort der Projektdatei wählen</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the project that is there</source>
        <translation>Das Projekt öffnen, das dort liegt</translation>
    </message>
    <message>
        <source>Choose where the project file goes.</source>
        <translation>Bitte wählen, wohin die Projektdatei kommt.</translation>
    </message>
    <message>
        <source>There is a project already. Open it, or choose another name.</source>
        <translation>Dort liegt schon ein Projekt. Es lässt sich öffnen; sonst bitte anders benennen.</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>Es gibt keinen Ordner {folder}.</translation>
    </message>
    <message>
        <source>Nothing can be written in {folder}.</source>
        <translation>In {folder} lässt sich nichts schreiben.</translation>
    </message>
    <message>
        <source>The project file</source>
        <translation>Die Projektdatei</translation>
    </message>
    <message>
        <source>not there · Del forgets it</source>
        <translation>nicht da · Entf vergisst es</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Letzte Projekte</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>heute {time}</translation>
    </message>
    <message>
        <source>Kinds of problems</source>
        <translation>Arten von Problemen</translation>
    </message>
    <message>
        <source>Words in the path or the reason …</source>
        <translation>Wörter in Pfad oder Grund …</translation>
    </message>
    <message>
        <source>Filter the report</source>
        <translation>Bericht filtern</translation>
    </message>
    <message>
        <source>Files with problems</source>
        <translation>Dateien mit Problemen</translation>
    </message>
    <message>
        <source>Export CSV …</source>
        <translation>CSV exportieren …</translation>
    </message>
    <message>
        <source>Export the report as a table</source>
        <translation>Bericht als Tabelle exportieren</translation>
    </message>
    <message>
        <source>Find moved files …</source>
        <translation>Verschobene Dateien suchen …</translation>
    </message>
    <message>
        <source>Find files that were moved, by their content</source>
        <translation>Verschobene Dateien an ihrem Inhalt finden</translation>
    </message>
    <message numerus="yes">
        <source>{n} line(s) written to {path}.</source>
        <translation>
            <numerusform>{n} Zeile geschrieben nach {path}.</numerusform>
            <numerusform>{n} Zeilen geschrieben nach {path}.</numerusform>
        </translation>
    </message>
    <message>
        <source>No file fits the filter.</source>
        <translation>Keine Datei passt zum Filter.</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>Every file is as it should be</source>
        <translation>Alle Dateien sind in Ordnung</translation>
    </message>
    <message>
        <source>No duplicates, nothing broken, nothing left out.</source>
        <translation>Nichts doppelt, nichts kaputt, nichts ausgelassen.</translation>
    </message>
    <message>
        <source>IMPORT REPORT</source>
        <translation>BERICHT ÜBER DAS EINLESEN</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Folder, table, data set or hub id</source>
        <translation>Ordner, Tabelle, Datensatz oder Hub-Kennung</translation>
    </message>
    <message>
        <source>A path, or owner/name of the hub</source>
        <translation>Pfad, oder Besitzer/Name im Hub</translation>
    </message>
    <message>
        <source>Folder …</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>Choose a folder of clips or pictures, or of a data set</source>
        <translation>Ordner mit Clips oder Bildern oder eines Datensatzes wählen</translation>
    </message>
    <message>
        <source>File …</source>
        <translation>Datei …</translation>
    </message>
    <message>
        <source>Choose a table, or a Parquet or Arrow file</source>
        <translation>Tabelle, Parquet- oder Arrow-Datei wählen</translation>
    </message>
    <message>
        <source>A folder of clips or pictures</source>
        <translation>Ein Ordner mit Clips oder Bildern</translation>
    </message>
    <message>
        <source>Tables and data sets ({kinds})</source>
        <translation>Tabellen und Datensätze ({kinds})</translation>
    </message>
    <message>
        <source>A table or data set</source>
        <translation>Eine Tabelle oder ein Datensatz</translation>
    </message>
    <message>
        <source>as found; or a, b, c</source>
        <translation>wie gefunden; oder a, b, c</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Column with the sound or pictures</source>
        <translation>Spalte mit Ton oder Bildern</translation>
    </message>
    <message>
        <source>Add the new classes</source>
        <translation>Die neuen Klassen hinzufügen</translation>
    </message>
    <message>
        <source>NOT TAKEN OVER</source>
        <translation>NICHT ÜBERNOMMEN</translation>
    </message>
    <message>
        <source>Column with paths</source>
        <translation>Spalte mit den Pfaden</translation>
    </message>
    <message>
        <source>Column with the labels</source>
        <translation>Spalte mit den Labels</translation>
    </message>
    <message>
        <source>Folder that the paths begin at</source>
        <translation>Ordner, in dem die Pfade beginnen</translation>
    </message>
    <message>
        <source>that of the table</source>
        <translation>der der Tabelle</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>NA, None and NaN are names of classes</source>
        <translation>NA, None und NaN sind Namen von Klassen</translation>
    </message>
    <message>
        <source>Take the labels over</source>
        <translation>Labels übernehmen</translation>
    </message>
    <message>
        <source>Add its files as samples</source>
        <translation>Dateien als Beispiele hinzufügen</translation>
    </message>
    <message>
        <source>Take the files in that the table names</source>
        <translation>Die Dateien aufnehmen, die die Tabelle nennt</translation>
    </message>
    <message>
        <source>Labels from {name}</source>
        <translation>Labels aus {name}</translation>
    </message>
    <message>
        <source>A table of labels</source>
        <translation>Eine Tabelle mit Labels</translation>
    </message>
    <message numerus="yes">
        <source>Add the {n} new class(es): {names}</source>
        <translation>
            <numerusform>Die {n} neue Klasse hinzufügen: {names}</numerusform>
            <numerusform>Die {n} neuen Klassen hinzufügen: {names}</numerusform>
        </translation>
    </message>
    <message>
        <source>No line fits a sample of the project.</source>
        <translation>Keine Zeile passt zu einem Beispiel des Projekts.</translation>
    </message>
    <message numerus="yes">
        <source>Take over {n} label(s)</source>
        <translation>
            <numerusform>{n} Label übernehmen</numerusform>
            <numerusform>{n} Labels übernehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Lines that are not taken over</source>
        <translation>Zeilen, die nicht übernommen werden</translation>
    </message>
    <message>
        <source>IMPORT LABELS</source>
        <translation>LABELS IMPORTIEREN</translation>
    </message>
    <message>
        <source>Column with paths or ids</source>
        <translation>Spalte mit Pfaden oder IDs</translation>
    </message>
    <message>
        <source>One act: one undo takes all of it back.</source>
        <translation>Ein Schritt: Einmal Rückgängig nimmt alles zurück.</translation>
    </message>
    <message>
        <source>Folder of the files</source>
        <translation>Ordner der Dateien</translation>
    </message>
    <message>
        <source>beside the table, or near</source>
        <translation>bei der Tabelle oder in der Nähe</translation>
    </message>
    <message>
        <source>Where the files lie</source>
        <translation>Wo die Dateien liegen</translation>
    </message>
    <message>
        <source>Classes, separated by commas</source>
        <translation>Klassen, mit Kommas getrennt</translation>
    </message>
    <message>
        <source>Test split</source>
        <translation>Testdaten</translation>
    </message>
    <message>
        <source>as the source says; or 20%, or index=0,1,2</source>
        <translation>wie in der Quelle; oder 20%, oder index=0,1,2</translation>
    </message>
    <message>
        <source>Read the split {name}</source>
        <translation>Teil {name} lesen</translation>
    </message>
    <message>
        <source>Configuration (empty for the default one)</source>
        <translation>Konfiguration (leer für die übliche)</translation>
    </message>
    <message>
        <source>Splits to read</source>
        <translation>Welche Teile</translation>
    </message>
    <message>
        <source>What file names say</source>
        <translation>Was Dateinamen sagen</translation>
    </message>
    <message>
        <source>RECENT PROJECTS</source>
        <translation>LETZTE PROJEKTE</translation>
    </message>
    <message>
        <source>Label sound and pictures</source>
        <translation>Ton und Bilder labeln</translation>
    </message>
    <message>
        <source>Drop a folder of clips or pictures here, a table with paths, or a data set; or name one. Nothing leaves this computer.</source>
        <translation>Einen Ordner mit Clips oder Bildern, eine Tabelle mit Pfaden oder einen Datensatz hierher ziehen oder nennen. Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Open a project …</source>
        <translation>Projekt öffnen …</translation>
    </message>
    <message>
        <source>“aldesk demo” shows it with spoken digits.</source>
        <translation>„aldesk demo“ zeigt es an gesprochenen Ziffern.</translation>
    </message>
    <message>
        <source>{title}, repetition {n}: {what}</source>
        <translation>{title}, Wiederholung {n}: {what}</translation>
    </message>
    <message numerus="yes">
        <source>About {time} on this machine with {n} process(es): an estimate from the first cycle of each strategy.</source>
        <translation>
            <numerusform>Etwa {time} auf diesem Rechner mit {n} Prozess, geschätzt nach dem ersten Zyklus jeder Strategie.</numerusform>
            <numerusform>Etwa {time} auf diesem Rechner mit {n} Prozessen, geschätzt nach dem ersten Zyklus jeder Strategie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Accuracy on the test split in %, over labels</source>
        <translation>Genauigkeit an den Testdaten in %, über Labels</translation>
    </message>
    <message>
        <source>Difference to random sampling in points, over labels</source>
        <translation>Abstand zum Zufall in Punkten, über Labels</translation>
    </message>
    <message>
        <source>strategy</source>
        <translation>Strategie</translation>
    </message>
    <message>
        <source>area under the curve</source>
        <translation>Fläche unter der Kurve</translation>
    </message>
    <message>
        <source>repetitions complete</source>
        <translation>fertige Wiederholungen</translation>
    </message>
    <message>
        <source>A study labels the pool by itself, with labels that are known, and compares how fast each strategy learns. Compose one at the left, and start it: you can go on labelling meanwhile.</source>
        <translation>Eine Studie labelt den Pool von selbst mit bekannten Labels und vergleicht, wie schnell jede Strategie lernt. Links zusammenstellen und starten; labeln geht währenddessen weiter.</translation>
    </message>
    <message>
        <source>Means of the complete repetitions. Choose a strategy below to see its 95 % interval, which takes three of them. The wheel zooms, a drag moves, a double click shows everything.</source>
        <translation>Mittel der vollständigen Wiederholungen. Eine Strategie unten wählen, um ihr 95-%-Intervall zu sehen; es braucht drei davon. Das Rad zoomt, Ziehen verschiebt, ein Doppelklick zeigt alles.</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <source>Open the study&apos;s report in the browser</source>
        <translation>Bericht der Studie im Browser öffnen</translation>
    </message>
    <message>
        <source>Export the figure …</source>
        <translation>Abbildung exportieren …</translation>
    </message>
    <message>
        <source>Save the curves as PNG or SVG</source>
        <translation>Kurven als PNG oder SVG speichern</translation>
    </message>
    <message>
        <source>LEARNING CURVES</source>
        <translation>LERNKURVEN</translation>
    </message>
    <message>
        <source>COMPARISON</source>
        <translation>VERGLEICH</translation>
    </message>
    <message>
        <source>No study yet</source>
        <translation>Noch keine Studie</translation>
    </message>
    <message>
        <source>The file cannot be written ({error})</source>
        <translation>Die Datei lässt sich nicht schreiben ({error})</translation>
    </message>
    <message>
        <source>Failed, and in none of the numbers: {strategy}, repetition {n} ({what}).</source>
        <translation>Gescheitert und in keiner der Zahlen: {strategy}, Wiederholung {n} ({what}).</translation>
    </message>
    <message>
        <source>Failed: {what}</source>
        <translation>Gescheitert: {what}</translation>
    </message>
    <message>
        <source>Nothing is called better before the study has ended: early curves mislead.</source>
        <translation>Vor dem Ende der Studie heißt nichts besser: Frühe Kurven täuschen.</translation>
    </message>
    <message>
        <source>Picture (*.png);;Drawing (*.svg)</source>
        <translation>Bild (*.png);;Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>Export the figure</source>
        <translation>Abbildung exportieren</translation>
    </message>
    <message>
        <source>Add a variant</source>
        <translation>Variante hinzufügen</translation>
    </message>
    <message>
        <source>Compare it with other parameters, too</source>
        <translation>Auch mit anderen Parametern vergleichen</translation>
    </message>
    <message>
        <source>One more line of this strategy, to compare other parameters</source>
        <translation>Noch eine Zeile dieser Strategie, um andere Parameter zu vergleichen</translation>
    </message>
    <message>
        <source>The strategies compared</source>
        <translation>Die verglichenen Strategien</translation>
    </message>
    <message>
        <source>The study stopped at a fault of ALDesk. What is complete is kept.</source>
        <translation>Die Studie ist an einem Fehler von ALDesk gescheitert. Was fertig ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Leave, and change nothing</source>
        <translation>Verlassen, ohne zu ändern</translation>
    </message>
    <message>
        <source>Add samples to {name}</source>
        <translation>Beispiele zu {name} hinzufügen</translation>
    </message>
    <message>
        <source>Add to {name}</source>
        <translation>Zu {name} hinzufügen</translation>
    </message>
    <message>
        <source>Begin to label</source>
        <translation>Labeln beginnen</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Wird angesehen …</translation>
    </message>
    <message>
        <source>What do you want to label?</source>
        <translation>Was soll ein Label bekommen?</translation>
    </message>
    <message>
        <source>A folder of clips or pictures, a table with paths, a Parquet or Arrow file, a data set saved with save_to_disk, or the id of a data set on the Hugging Face hub. Choose one at the left, or drop it here.</source>
        <translation>Ein Ordner mit Clips oder Bildern, eine Tabelle mit Pfaden, eine Parquet- oder Arrow-Datei, ein mit save_to_disk gespeicherter Datensatz oder die Kennung eines Datensatzes auf dem Hugging Face Hub. Links wählen oder hierher ziehen.</translation>
    </message>
    <message>
        <source>This data set has to be fetched first.</source>
        <translation>Dieser Datensatz muss zuerst geholt werden.</translation>
    </message>
    <message numerus="yes">
        <source>{n} file(s) so far …</source>
        <translation>
            <numerusform>Bisher {n} Datei …</numerusform>
            <numerusform>Bisher {n} Dateien …</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading {source} …</source>
        <translation>{source} wird gelesen …</translation>
    </message>
    <message>
        <source>PROJECT</source>
        <translation>PROJEKT</translation>
    </message>
    <message>
        <source>HOW IT IS READ</source>
        <translation>WIE GELESEN WIRD</translation>
    </message>
    <message>
        <source>dd MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>dd MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message numerus="yes">
        <source>{n} label(s) for samples that have none</source>
        <translation>
            <numerusform>{n} Label für ein Beispiel, das keines hat</numerusform>
            <numerusform>{n} Labels für Beispiele, die keines haben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} label(s) replace one of the project</source>
        <translation>
            <numerusform>{n} Label ersetzt eines des Projekts</numerusform>
            <numerusform>{n} Labels ersetzen solche des Projekts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} label(s) are there already</source>
        <translation>
            <numerusform>{n} Label ist schon da</numerusform>
            <numerusform>{n} Labels sind schon da</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} label(s) of classes that the project has not</source>
        <translation>
            <numerusform>{n} Label einer Klasse, die das Projekt nicht hat</numerusform>
            <numerusform>{n} Labels von Klassen, die das Projekt nicht hat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} line(s) without a label</source>
        <translation>
            <numerusform>{n} Zeile ohne Label</numerusform>
            <numerusform>{n} Zeilen ohne Label</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample(s) found by the ends of their paths, such as {path}</source>
        <translation>
            <numerusform>{n} Beispiel am Ende seines Pfads gefunden: {path}</numerusform>
            <numerusform>{n} Beispiele am Ende ihrer Pfade gefunden, etwa {path}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample(s) with labels that contradict each other</source>
        <translation>
            <numerusform>{n} Beispiel mit Labels, die sich widersprechen</numerusform>
            <numerusform>{n} Beispiele mit Labels, die sich widersprechen</numerusform>
        </translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>und {n} weitere</translation>
    </message>
    <message>
        <source>True answers for studies</source>
        <translation>Richtige Antworten für Studien</translation>
    </message>
    <message>
        <source>Labels to take over</source>
        <translation>Labels, die übernommen werden</translation>
    </message>
    <message>
        <source>Nothing: ignore them</source>
        <translation>Nichts: nicht beachten</translation>
    </message>
    <message>
        <source>Their names are the classes. They answer studies and measure a test split; while you label they are never shown, and nothing is trained on them.</source>
        <translation>Ihre Namen sind die Klassen. Sie beantworten Studien und messen an Testdaten; beim Labeln werden sie nie gezeigt, und nichts wird mit ihnen trainiert.</translation>
    </message>
    <message>
        <source>Samples that have one are labelled with it at once, trained on, and not asked about. A test split only measures.</source>
        <translation>Beispiele, die eines haben, bekommen es sofort, es wird mit ihnen trainiert, und nach ihnen wird nicht gefragt. Testdaten messen nur.</translation>
    </message>
    <message>
        <source>No sample has a label, and no class is made of them.</source>
        <translation>Kein Beispiel hat ein Label, und keine Klasse entsteht daraus.</translation>
    </message>
    <message>
        <source>The innermost folder that differs</source>
        <translation>Der innerste Ordner, der sich unterscheidet</translation>
    </message>
    <message>
        <source>The first folder</source>
        <translation>Der erste Ordner</translation>
    </message>
    <message>
        <source>All folders, as a/b</source>
        <translation>Alle Ordner, als a/b</translation>
    </message>
    <message>
        <source>Where the labels come from</source>
        <translation>Woher die Labels kommen</translation>
    </message>
    <message>
        <source>Which folder is the class</source>
        <translation>Welcher Ordner die Klasse ist</translation>
    </message>
    <message>
        <source>What the labels are</source>
        <translation>Was die Labels sind</translation>
    </message>
    <message>
        <source>Labels come from</source>
        <translation>Die Labels kommen aus</translation>
    </message>
    <message>
        <source>The labels are</source>
        <translation>Die Labels sind</translation>
    </message>
    <message>
        <source>The table {name}</source>
        <translation>Der Tabelle {name}</translation>
    </message>
    <message>
        <source>{n} tables, such as {name}</source>
        <translation>{n} Tabellen, etwa {name}</translation>
    </message>
    <message>
        <source>The names of the folders</source>
        <translation>Den Namen der Ordner</translation>
    </message>
    <message>
        <source>IN USE</source>
        <translation>IN GEBRAUCH</translation>
    </message>
    <message>
        <source>Nothing is embedded yet.</source>
        <translation>Noch ist nichts eingebettet.</translation>
    </message>
    <message>
        <source>USED BEFORE</source>
        <translation>FRÜHER VERWENDET</translation>
    </message>
    <message>
        <source>Choose it again</source>
        <translation>Wieder wählen</translation>
    </message>
    <message>
        <source>{n} of {total} samples embedded</source>
        <translation>{n} von {total} Beispielen eingebettet</translation>
    </message>
    <message>
        <source>{n} failed</source>
        <translation>{n} gescheitert</translation>
    </message>
    <message>
        <source>{n} dimensions</source>
        <translation>{n} Dimensionen</translation>
    </message>
    <message>
        <source>pooling {pooling}</source>
        <translation>Pooling {pooling}</translation>
    </message>
</context>
</TS>
