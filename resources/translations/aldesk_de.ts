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
        <source>Measured on random audit samples.</source>
        <translation>Gemessen an zufälligen Prüfbeispielen.</translation>
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
        <source>exact interval</source>
        <translation>exaktes Intervall</translation>
    </message>
    <message>
        <source>mean of the classes</source>
        <translation>Mittel der Klassen</translation>
    </message>
    <message numerus="yes">
        <source>{n} audit sample(s) labelled; measured when embedded.</source>
        <translation>
            <numerusform>{n} Prüfbeispiel gelabelt; gemessen wird, sobald es eingebettet ist.</numerusform>
            <numerusform>{n} Prüfbeispiele gelabelt; gemessen wird, sobald sie eingebettet sind.</numerusform>
        </translation>
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
        <source>{n} of these sample(s) were skipped.</source>
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
        <source>The key of a class cannot be changed.</source>
        <translation>Die Taste einer Klasse lässt sich nicht ändern.</translation>
    </message>
    <message>
        <source>{key} is the key of “{name}” already. Choose another one.</source>
        <translation>{key} ist schon die Taste von „{name}“. Bitte eine andere wählen.</translation>
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
        <source>Some of these come back later, blind, as a check.</source>
        <translation>Einige davon kommen später zur Prüfung wieder, blind.</translation>
    </message>
    <message numerus="yes">
        <source>{n} sample(s) labelled “{name}” by the model.</source>
        <translation>
            <numerusform>{n} Beispiel vom Modell als „{name}“ gelabelt.</numerusform>
            <numerusform>{n} Beispiele vom Modell als „{name}“ gelabelt.</numerusform>
        </translation>
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
        <source>A sample can have several classes now.</source>
        <translation>Ein Beispiel kann jetzt mehrere Klassen haben.</translation>
    </message>
    <message>
        <source>A copy from before is in “{name}”.</source>
        <translation>Eine Kopie von vorher liegt in „{name}“.</translation>
    </message>
    <message>
        <source>{title} chooses now: {before} is for one class.</source>
        <translation>Jetzt wählt {title}: {before} ist für eine Klasse.</translation>
    </message>
    <message>
        <source>With others it was taken as “{name}”. A slip now? Undo takes it back.</source>
        <translation>Mit anderen zusammen wurde es als „{name}“ übernommen. Ein Versehen? Rückgängig nimmt die Antwort zurück.</translation>
    </message>
    <message>
        <source>With others it was judged not to have “{name}”. A slip? Undo takes it back.</source>
        <translation>Mit anderen wurde „{name}“ hier verneint. Ein Versehen? Rückgängig nimmt es zurück.</translation>
    </message>
    <message>
        <source>There is no sample before this one.</source>
        <translation>Vor diesem Beispiel gibt es keins.</translation>
    </message>
    <message>
        <source>These samples measure the accuracy: only the queue brings them.</source>
        <translation>Diese Beispiele messen die Genauigkeit: Nur die Reihe bringt sie.</translation>
    </message>
    <message>
        <source>The engine ended and was started again. No label is lost.</source>
        <translation>Der Rechenprozess hat sich beendet und wurde neu gestartet. Kein Label ist verloren.</translation>
    </message>
    <message>
        <source>The engine hung and was started again. No label is lost.</source>
        <translation>Der Rechenprozess hing und wurde neu gestartet. Kein Label ist verloren.</translation>
    </message>
    <message>
        <source>The engine failed and was started again. No label is lost.</source>
        <translation>Der Rechenprozess hat versagt und wurde neu gestartet. Kein Label ist verloren.</translation>
    </message>
    <message>
        <source>The engine keeps ending, perhaps for want of memory: close other programs. You can go on labelling; no label is lost.</source>
        <translation>Der Rechenprozess beendet sich immer wieder, vielleicht aus Mangel an Speicher: Schließen Sie andere Programme. Sie können weiterlabeln; kein Label ist verloren.</translation>
    </message>
    <message>
        <source>The engine keeps hanging. You can go on labelling; no label is lost.</source>
        <translation>Der Rechenprozess hängt immer wieder. Sie können weiterlabeln; kein Label ist verloren.</translation>
    </message>
    <message>
        <source>The engine keeps failing. You can go on labelling; no label is lost.</source>
        <translation>Der Rechenprozess versagt immer wieder. Sie können weiterlabeln; kein Label ist verloren.</translation>
    </message>
    <message>
        <source>Start it again</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>The model could not be updated ({what}). Your labels are saved; you can go on labelling.</source>
        <translation>Das Modell konnte nicht aktualisiert werden ({what}). Ihre Labels sind gespeichert; Sie können weiter labeln.</translation>
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
        <source>Find the class to merge into</source>
        <translation>Die Klasse suchen, mit der vereint wird</translation>
    </message>
    <message>
        <source>Find a class …</source>
        <translation>Klasse suchen …</translation>
    </message>
    <message>
        <source>Merge the class into the one that is marked</source>
        <translation>Die Klasse mit der markierten vereinen</translation>
    </message>
    <message>
        <source>Merge nothing</source>
        <translation>Nichts vereinen</translation>
    </message>
    <message numerus="yes">
        <source>Merge “{name}” ({n} label(s)) into:</source>
        <translation>
            <numerusform>„{name}“ ({n} Label) vereinen mit:</numerusform>
            <numerusform>„{name}“ ({n} Labels) vereinen mit:</numerusform>
        </translation>
    </message>
    <message>
        <source>MERGE CLASSES</source>
        <translation>KLASSEN VEREINEN</translation>
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
    <message>
        <source>Back to labelling</source>
        <translation>Zurück zum Labeln</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Other names it has, separated by commas</source>
        <translation>Andere Namen der Klasse, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>other names, separated by commas</source>
        <translation>andere Namen, mit Komma</translation>
    </message>
    <message>
        <source>Choose the class that takes its samples over</source>
        <translation>Die Klasse wählen, die ihre Beispiele übernimmt</translation>
    </message>
    <message>
        <source>Delete the class</source>
        <translation>Die Klasse löschen</translation>
    </message>
    <message>
        <source>It has labels; merge it into another class instead</source>
        <translation>Sie hat Labels; vereinen Sie sie stattdessen mit einer anderen</translation>
    </message>
    <message numerus="yes">
        <source>{n} label(s). {key} takes back any change.</source>
        <translation>
            <numerusform>{n} Label. {key} macht jede Änderung rückgängig.</numerusform>
            <numerusform>{n} Labels. {key} macht jede Änderung rückgängig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Allow several …</source>
        <translation>Mehrere erlauben …</translation>
    </message>
    <message>
        <source>Let samples have several classes</source>
        <translation>Beispielen mehrere Klassen erlauben</translation>
    </message>
    <message>
        <source>A sample can have any number of classes.</source>
        <translation>Ein Beispiel kann beliebig viele Klassen haben.</translation>
    </message>
    <message>
        <source>A sample has exactly one class.</source>
        <translation>Ein Beispiel hat genau eine Klasse.</translation>
    </message>
    <message numerus="yes">
        <source>{n} sample(s) of “{name}” moved to “{to}”. {key} takes it back.</source>
        <translation>
            <numerusform>{n} Beispiel von „{name}“ gehört jetzt zu „{to}“. {key} macht es rückgängig.</numerusform>
            <numerusform>{n} Beispiele von „{name}“ gehören jetzt zu „{to}“. {key} macht es rückgängig.</numerusform>
        </translation>
    </message>
    <message>
        <source>The class “{name}” is deleted. {key} takes it back.</source>
        <translation>Die Klasse „{name}“ ist gelöscht. {key} macht es rückgängig.</translation>
    </message>
    <message>
        <source>Aliases</source>
        <translation>Auch</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Merge into …</source>
        <translation>Vereinen mit …</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Find its samples</source>
        <translation>Ihre Beispiele suchen</translation>
    </message>
    <message>
        <source>Teach it by yes and no</source>
        <translation>Mit Ja und Nein lehren</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Namen kopieren</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Colour {n}</source>
        <translation>Farbe {n}</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Platz</translation>
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
        <source>, the label given</source>
        <translation>, das vergebene Label</translation>
    </message>
    <message>
        <source>, is there</source>
        <translation>, ist da</translation>
    </message>
    <message>
        <source>, is not there</source>
        <translation>, ist nicht da</translation>
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
        <source>Rename, merge, delete, reorder, recolour</source>
        <translation>Umbenennen, vereinen, löschen, ordnen, umfärben</translation>
    </message>
    <message>
        <source>most likely first</source>
        <translation>wahrscheinlichste zuerst</translation>
    </message>
    <message>
        <source>recently used first</source>
        <translation>zuletzt benutzte zuerst</translation>
    </message>
    <message>
        <source>no class yet; {key} adds one</source>
        <translation>noch keine Klasse; {key} fügt eine hinzu</translation>
    </message>
    <message>
        <source>no such class; {key} adds it</source>
        <translation>keine solche Klasse; {key} legt sie an</translation>
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
        <source>{labels}; none measured yet</source>
        <translation>{labels}; noch keins gemessen</translation>
    </message>
    <message>
        <source>{labels}; recall {recall}</source>
        <translation>{labels}; Trefferquote {recall}</translation>
    </message>
    <message>
        <source>{value} % ({low}–{high} %, n {n})</source>
        <translation>{value} % ({low}–{high} %, n {n})</translation>
    </message>
    <message>
        <source>recall (95 % interval)</source>
        <translation>Treffer (95 %)</translation>
    </message>
    <message>
        <source>recall (every look)</source>
        <translation>Treffer (jeder Blick)</translation>
    </message>
    <message>
        <source>Labels and recall of each class</source>
        <translation>Labels und Trefferquote jeder Klasse</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Enter runs the action · F2 or a click on its key changes the key · Ctrl+F2 resets it</source>
        <translation>Enter führt sie aus · F2 oder ein Klick auf die Taste ändert die Taste · Strg+F2 setzt sie zurück</translation>
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
        <source>No action matches. Try fewer letters.</source>
        <translation>Keine Aktion passt. Versuchen Sie es mit weniger Buchstaben.</translation>
    </message>
    <message>
        <source>“{name}” cannot be done here.</source>
        <translation>„{name}“ geht hier nicht.</translation>
    </message>
    <message>
        <source>Press the new key for “{name}”. Esc keeps the old one.</source>
        <translation>Drücken Sie die neue Taste für „{name}“. Mit Esc bleibt die alte.</translation>
    </message>
    <message>
        <source>The key of “{name}” is now {key}.</source>
        <translation>Die Taste von „{name}“ ist jetzt {key}.</translation>
    </message>
    <message>
        <source>theme, dark, light, language, preferences, options, sound device</source>
        <translation>Thema, Design, dunkel, hell, Sprache, Optionen, Tonausgabe</translation>
    </message>
    <message>
        <source>help, manual, documentation</source>
        <translation>Hilfe, Handbuch, Dokumentation</translation>
    </message>
    <message>
        <source>version, licence, log</source>
        <translation>Version, Lizenz, Protokoll</translation>
    </message>
    <message>
        <source>rename, merge, delete, reorder, colour, alias</source>
        <translation>umbenennen, zusammenführen, löschen, ordnen, Farbe, Alias</translation>
    </message>
    <message>
        <source>multi-label, any number of classes</source>
        <translation>Multi-Label, beliebig viele Klassen</translation>
    </message>
    <message>
        <source>go back, restore, branches, log</source>
        <translation>zurückgehen, wiederherstellen, Zweige, Protokoll</translation>
    </message>
    <message>
        <source>review, binary, verdict, find, one class</source>
        <translation>Prüfung, binär, Urteil, finden, eine Klasse</translation>
    </message>
    <message>
        <source>predictions, rest, bulk, check, automatic</source>
        <translation>Vorhersagen, Rest, viele, prüfen, automatisch</translation>
    </message>
    <message>
        <source>strategy, learner, classifier, batch, audit</source>
        <translation>Strategie, Lernverfahren, Klassifikator, Stapel, Prüfung</translation>
    </message>
    <message>
        <source>save, csv, parquet, predictions, embeddings</source>
        <translation>speichern, csv, parquet, Vorhersagen, Embeddings</translation>
    </message>
    <message>
        <source>thumbnails, bulk, label many, similar</source>
        <translation>Vorschaubilder, viele vergeben, ähnliche</translation>
    </message>
    <message>
        <source>accuracy, recall, confusion matrix</source>
        <translation>Genauigkeit, Trefferquote, Verwechslungsmatrix</translation>
    </message>
    <message>
        <source>search, filter</source>
        <translation>suchen, filtern</translation>
    </message>
    <message>
        <source>back, correct a label</source>
        <translation>zurück, Label korrigieren</translation>
    </message>
    <message>
        <source>model, embedding</source>
        <translation>Modell, Embedding</translation>
    </message>
    <message>
        <source>precision, recall, threshold</source>
        <translation>Präzision, Trefferquote, Schwelle</translation>
    </message>
    <message>
        <source>missing files</source>
        <translation>fehlende Dateien</translation>
    </message>
    <message>
        <source>two people, join, agreement, kappa</source>
        <translation>zwei Personen, verbinden, Übereinstimmung, Kappa</translation>
    </message>
    <message>
        <source>backup, damaged, earlier version</source>
        <translation>Sicherung, beschädigt, frühere Fassung</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>keine Taste</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>hier nicht</translation>
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
        <source>{a} predicted as {b}</source>
        <translation>{a} als {b} vorhergesagt</translation>
    </message>
    <message>
        <source>This stopped because of an error in ALDesk ({kind}). Your labels are saved. Please send the report {where}.</source>
        <translation>Das wurde wegen eines Fehlers in ALDesk abgebrochen ({kind}). Ihre Labels sind gespeichert. Bitte senden Sie uns den Bericht {where}.</translation>
    </message>
    <message>
        <source>in the log</source>
        <translation>im Protokoll</translation>
    </message>
    <message>
        <source>Accuracy over labels</source>
        <translation>Genauigkeit über der Zahl der Labels</translation>
    </message>
    <message>
        <source>{value} % ({n} of {total} right; 95 % at every look {low}–{high} %)</source>
        <translation>{value} % ({n} von {total} richtig; 95 % bei jedem Blick {low}–{high} %)</translation>
    </message>
    <message>
        <source>{measure} over labels</source>
        <translation>{measure} nach Anzahl der Labels</translation>
    </message>
    <message>
        <source>{measure} {value} % (95 % interval {low}–{high} %)</source>
        <translation>{measure} {value} % (95-%-Intervall {low}–{high} %)</translation>
    </message>
    <message>
        <source>{value} % ({n} of {total} right; 95 % interval {low}–{high} %)</source>
        <translation>{value} % ({n} von {total} richtig; 95-%-Intervall {low}–{high} %)</translation>
    </message>
    <message numerus="yes">
        <source>{n} label(s)</source>
        <translation>
            <numerusform>{n} Label</numerusform>
            <numerusform>{n} Labels</numerusform>
        </translation>
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
        <source>By similarity</source>
        <translation>Nach Ähnlichkeit</translation>
    </message>
    <message>
        <source>Near-duplicates first</source>
        <translation>Fast gleiche zuerst</translation>
    </message>
    <message>
        <source>Unusual first</source>
        <translation>Ungewöhnliche zuerst</translation>
    </message>
    <message>
        <source>Groups of look-alikes</source>
        <translation>Gruppen von Ähnlichem</translation>
    </message>
    <message>
        <source>Bursts in time</source>
        <translation>Serien in der Zeit</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Namen</translation>
    </message>
    <message>
        <source>By time, oldest first</source>
        <translation>Nach Zeit, Älteste zuerst</translation>
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
        <source>Filter: site:A12</source>
        <translation>Filter: site:A12</translation>
    </message>
    <message>
        <source>Only samples with these words. Drop a file to find what is like it.</source>
        <translation>Nur Beispiele mit diesen Wörtern. Eine Datei hier ablegen, um Ähnliches zu finden.</translation>
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
        <source>Labels or predictions are newer than this order</source>
        <translation>Labels oder Vorhersagen sind neuer als diese Ordnung</translation>
    </message>
    <message>
        <source>Not while predictions are hidden ({key})</source>
        <translation>Nicht, solange Vorhersagen verborgen sind ({key})</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Alle Klassen</translation>
    </message>
    <message>
        <source>Least certain first</source>
        <translation>Unsicherste zuerst</translation>
    </message>
    <message>
        <source>Most certain first</source>
        <translation>Sicherste zuerst</translation>
    </message>
    <message>
        <source>Doubtful labels first</source>
        <translation>Zweifelhafte Labels zuerst</translation>
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
        <source>Back to all samples</source>
        <translation>Zurück zu allen Beispielen</translation>
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
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>File names</source>
        <translation>Dateinamen</translation>
    </message>
    <message>
        <source>Show the file names below the tiles</source>
        <translation>Dateinamen unter den Kacheln zeigen</translation>
    </message>
    <message>
        <source>Size of the tiles</source>
        <translation>Größe der Kacheln</translation>
    </message>
    <message>
        <source>Size of the tiles (Ctrl + mouse wheel)</source>
        <translation>Größe der Kacheln (Strg + Mausrad)</translation>
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
        <source>similarity to the nearest other sample</source>
        <translation>Ähnlichkeit zum nächsten anderen Beispiel</translation>
    </message>
    <message>
        <source>similarity to the nearest of 256 random samples</source>
        <translation>Ähnlichkeit zum nächsten von 256 zufälligen Beispielen</translation>
    </message>
    <message>
        <source>of so many samples not all are compared with each other: pairs may be missing</source>
        <translation>von so vielen Beispielen werden nicht alle miteinander verglichen: Paare können fehlen</translation>
    </message>
    <message>
        <source>Click what differs, or press {key}. Enter says yes of the others.</source>
        <translation>Klicken Sie an, was anders ist, oder drücken Sie {key}. Enter sagt für die anderen Ja.</translation>
    </message>
    <message>
        <source>Point at what does not belong and press Alt and its class&apos;s key; or click it, or press {key}, to take it out. Enter takes the others.</source>
        <translation>Zeigen Sie auf das, was nicht dazugehört, und drücken Sie Alt und die Taste seiner Klasse; oder klicken Sie darauf, oder drücken Sie {key}, um es herauszunehmen. Enter übernimmt die anderen.</translation>
    </message>
    <message>
        <source>{place} of {total}</source>
        <translation>{place} von {total}</translation>
    </message>
    <message>
        <source>score: the encoder&apos;s own, 0 to 1</source>
        <translation>Punktzahl: die des Encoders, 0 bis 1</translation>
    </message>
    <message>
        <source>score: cosine with the words</source>
        <translation>Punktzahl: Kosinus mit den Wörtern</translation>
    </message>
    <message>
        <source>By words: “{text}”</source>
        <translation>Nach Wörtern: „{text}“</translation>
    </message>
    <message>
        <source>There is no class yet.</source>
        <translation>Es gibt noch keine Klasse.</translation>
    </message>
    <message>
        <source>the classes</source>
        <translation>den Klassen</translation>
    </message>
    <message>
        <source>No sample here has these words. Try fewer, or “All samples”.</source>
        <translation>Kein Beispiel hier hat diese Wörter. Versuchen Sie weniger oder „Alle Beispiele“.</translation>
    </message>
    <message>
        <source>The model agrees with every label it can be compared with.</source>
        <translation>Das Modell stimmt mit allen Labels überein, mit denen es verglichen werden kann.</translation>
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
        <source>select a sample, then sort again, to see what is like it</source>
        <translation>wählen Sie ein Beispiel und ordnen Sie neu, dann kommen ähnliche zuerst</translation>
    </message>
    <message>
        <source>1 selected sample was never on the screen and is left out. Scroll to it first.</source>
        <translation>1 gewähltes Beispiel war nie zu sehen und bleibt, wie es ist. Scrollen Sie zuerst dorthin.</translation>
    </message>
    <message>
        <source>{n} selected samples were never on the screen and are left out. Scroll to them first.</source>
        <translation>{n} gewählte Beispiele waren nie zu sehen und bleiben, wie sie sind. Scrollen Sie zuerst dorthin.</translation>
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
        <source>Go to the selected act</source>
        <translation>Zum gewählten Schritt gehen</translation>
    </message>
    <message numerus="yes">
        <source>Go back to here: undoes {n} act(s)</source>
        <translation>
            <numerusform>Bis hier rückgängig: {n} Schritt</numerusform>
            <numerusform>Bis hier rückgängig: {n} Schritte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Go on to here: does {n} act(s) again</source>
        <translation>
            <numerusform>Bis hier wiederholen: {n} Schritt</numerusform>
            <numerusform>Bis hier wiederholen: {n} Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>This is the present state</source>
        <translation>Das ist der jetzige Stand</translation>
    </message>
    <message>
        <source>Close the history</source>
        <translation>Verlauf schließen</translation>
    </message>
    <message>
        <source>A click or Enter only shows the sample.</source>
        <translation>Klick oder Enter zeigt nur das Beispiel.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
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
    <message>
        <source>Branch of {time}</source>
        <translation>Zweig von {time}</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>ist zurück</translation>
    </message>
    <message numerus="yes">
        <source>{n} act(s)</source>
        <translation>
            <numerusform>{n} Schritt</numerusform>
            <numerusform>{n} Schritte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{name}” added to {n} sample(s).</source>
        <translation>
            <numerusform>„{name}“ bei {n} Beispiel ergänzt.</numerusform>
            <numerusform>„{name}“ bei {n} Beispielen ergänzt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{name}” taken from {n} sample(s).</source>
        <translation>
            <numerusform>„{name}“ bei {n} Beispiel weggenommen.</numerusform>
            <numerusform>„{name}“ bei {n} Beispielen weggenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>from a table</source>
        <translation>aus einer Tabelle</translation>
    </message>
    <message>
        <source>“{name}” taken back</source>
        <translation>„{name}“ zurückgenommen</translation>
    </message>
    <message>
        <source>flagged: {note}</source>
        <translation>markiert: {note}</translation>
    </message>
    <message>
        <source>flag removed</source>
        <translation>Markierung entfernt</translation>
    </message>
    <message>
        <source>has “{name}”</source>
        <translation>hat „{name}“</translation>
    </message>
    <message>
        <source>has not “{name}”</source>
        <translation>hat „{name}“ nicht</translation>
    </message>
    <message>
        <source>“{name}” by the model</source>
        <translation>„{name}“ vom Modell</translation>
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
        <source>Class “{name}” deleted</source>
        <translation>Klasse „{name}“ gelöscht</translation>
    </message>
    <message>
        <source>Class “{name}” moved to place {place}</source>
        <translation>Klasse „{name}“ auf Platz {place} verschoben</translation>
    </message>
    <message>
        <source>Class “{name}” recoloured</source>
        <translation>Klasse „{name}“ umgefärbt</translation>
    </message>
    <message>
        <source>Class “{name}” merged into “{into}”</source>
        <translation>Klasse „{name}“ in „{into}“ aufgegangen</translation>
    </message>
    <message>
        <source>Aliases of “{name}”: {names}</source>
        <translation>Weitere Namen von „{name}“: {names}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
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
        <source>hide predictions</source>
        <translation>Vorhersagen verbergen</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>Labels stay hidden during second looks; {key} ends them.</source>
        <translation>Labels bleiben bei zweiten Blicken verborgen; {key} beendet sie.</translation>
    </message>
    <message>
        <source>second look</source>
        <translation>zweiter Blick</translation>
    </message>
    <message>
        <source>asked about “{name}”</source>
        <translation>gefragt wird nach „{name}“</translation>
    </message>
    <message>
        <source>second look {n} of {total}</source>
        <translation>zweiter Blick {n} von {total}</translation>
    </message>
    <message>
        <source>prediction hidden: a second look</source>
        <translation>Vorhersage verborgen: ein zweiter Blick</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>these and no others</source>
        <translation>diese und keine anderen</translation>
    </message>
    <message>
        <source>{key} makes it a sample of its own.</source>
        <translation>{key} macht daraus ein eigenes Beispiel.</translation>
    </message>
    <message>
        <source>prediction hidden: this sample measures accuracy</source>
        <translation>verborgen: misst die Genauigkeit</translation>
    </message>
    <message>
        <source>prediction hidden: this sample checks the model&apos;s labels</source>
        <translation>Vorhersage verborgen: dieses Beispiel prüft das Modell</translation>
    </message>
    <message>
        <source>prediction hidden: this sample checks labels given together</source>
        <translation>Vorhersage verborgen: Dieses Beispiel prüft gemeinsam vergebene Labels</translation>
    </message>
    <message>
        <source>prediction hidden: another person is asked about this sample, too</source>
        <translation>Vorhersage verborgen: auch eine andere Person wird nach diesem Beispiel gefragt</translation>
    </message>
    <message>
        <source>prediction hidden: two answers contradict each other</source>
        <translation>Vorhersage verborgen: zwei Antworten widersprechen sich</translation>
    </message>
    <message>
        <source>prediction hidden: may measure accuracy later</source>
        <translation>verborgen: misst vielleicht die Genauigkeit</translation>
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
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>Playback level, from −60 dB to full scale</source>
        <translation>Pegel der Wiedergabe, von −60 dB bis Vollaussteuerung</translation>
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
        <source>no class</source>
        <translation>keine Klasse</translation>
    </message>
    <message>
        <source>inside: a second one</source>
        <translation>innen: eine zweite</translation>
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
        <source>What the colours mean</source>
        <translation>Was die Farben bedeuten</translation>
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
        <source>Progress of the map</source>
        <translation>Fortschritt der Karte</translation>
    </message>
    <message>
        <source>Keep the map as it is now</source>
        <translation>Die Karte so lassen, wie sie jetzt ist</translation>
    </message>
    <message>
        <source>Reading the embeddings …</source>
        <translation>Einbettungen werden gelesen …</translation>
    </message>
    <message>
        <source>t-SNE map: looking for neighbours …</source>
        <translation>t-SNE-Karte: sucht Nachbarn …</translation>
    </message>
    <message>
        <source>t-SNE map: placing the last samples …</source>
        <translation>t-SNE-Karte: setzt die letzten Beispiele …</translation>
    </message>
    <message>
        <source>t-SNE map: {n} %</source>
        <translation>t-SNE-Karte: {n} %</translation>
    </message>
    <message>
        <source>t-SNE map stopped at {n} %</source>
        <translation>t-SNE-Karte bei {n} % angehalten</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Make the t-SNE map from the start</source>
        <translation>Die t-SNE-Karte von Anfang an berechnen</translation>
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
        <source>Colour by</source>
        <translation>Farbe nach</translation>
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
        <source>Do what is proposed</source>
        <translation>Tun, was vorgeschlagen wird</translation>
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
        <source>Enter saves, {key} closes</source>
        <translation>Enter speichert, {key} schließt</translation>
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
        <source>Reading stopped. What was read stays. Add the folder again ({key}), or open the project again, to read the rest.</source>
        <translation>Das Einlesen ist angehalten. Was gelesen ist, bleibt. Fügen Sie den Ordner noch einmal hinzu ({key}) oder öffnen Sie das Projekt neu, um den Rest zu lesen.</translation>
    </message>
    <message>
        <source>All files read; nothing new.</source>
        <translation>Alle Dateien gelesen; nichts Neues.</translation>
    </message>
    <message numerus="yes">
        <source>{n} recording(s)</source>
        <translation>
            <numerusform>{n} Aufnahme</numerusform>
            <numerusform>{n} Aufnahmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} window(s)</source>
        <translation>
            <numerusform>{n} Abschnitt</numerusform>
            <numerusform>{n} Abschnitte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} more sample(s)</source>
        <translation>
            <numerusform>{n} weiteres Beispiel</numerusform>
            <numerusform>{n} weitere Beispiele</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} more window(s)</source>
        <translation>
            <numerusform>{n} weiterer Abschnitt</numerusform>
            <numerusform>{n} weitere Abschnitte</numerusform>
        </translation>
    </message>
    <message>
        <source>{windows} from {recordings}</source>
        <translation>{windows} aus {recordings}</translation>
    </message>
    <message>
        <source>{whole} and {cut}</source>
        <translation>{whole} und {cut}</translation>
    </message>
    <message numerus="yes">
        <source>{n} second(s)</source>
        <translation>
            <numerusform>{n} Sekunde</numerusform>
            <numerusform>{n} Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} minute(s)</source>
        <translation>
            <numerusform>{n} Minute</numerusform>
            <numerusform>{n} Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>{hours} hours</source>
        <translation>{hours} Stunden</translation>
    </message>
    <message numerus="yes">
        <source>{n} hour(s)</source>
        <translation>
            <numerusform>{n} Stunde</numerusform>
            <numerusform>{n} Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>All files read: {count}.</source>
        <translation>Alle Dateien gelesen: {count}.</translation>
    </message>
    <message numerus="yes">
        <source>{n} moved file(s) found.</source>
        <translation>
            <numerusform>{n} verschobene Datei gefunden.</numerusform>
            <numerusform>{n} verschobene Dateien gefunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for new and for moved files in {where} …</source>
        <translation>Neue und verschobene Dateien werden gesucht in {where} …</translation>
    </message>
    <message>
        <source>{key} lists them.</source>
        <translation>{key} listet sie auf.</translation>
    </message>
    <message>
        <source>The channels cancel each other out when they are mixed. Choose the left or the right one.</source>
        <translation>Die Kanäle löschen sich beim Mischen gegenseitig aus. Wählen Sie den linken oder den rechten Kanal.</translation>
    </message>
    <message>
        <source>If it was moved, drop the folder where it is now onto this window. ALDesk recognises files by their content.</source>
        <translation>Falls die Datei verschoben wurde, ziehen Sie den Ordner, in dem sie jetzt liegt, auf dieses Fenster. ALDesk erkennt Dateien an ihrem Inhalt.</translation>
    </message>
    <message>
        <source>{path}: it cannot be shown ({error}).</source>
        <translation>{path}: lässt sich nicht darstellen ({error}).</translation>
    </message>
    <message>
        <source>Its end is missing or damaged ({share}).</source>
        <translation>Das Ende fehlt oder ist beschädigt ({share}).</translation>
    </message>
    <message>
        <source>random audit set</source>
        <translation>zufällige Prüfstichprobe</translation>
    </message>
    <message>
        <source>The curve starts at {n} test samples.</source>
        <translation>Die Kurve beginnt bei {n} Testbeispielen.</translation>
    </message>
    <message>
        <source>The curve starts at {n} audit samples.</source>
        <translation>Die Kurve beginnt bei {n} Prüfbeispielen.</translation>
    </message>
    <message>
        <source>Point at the curve to read a measurement.</source>
        <translation>Auf die Kurve zeigen, um eine Messung abzulesen.</translation>
    </message>
    <message numerus="yes">
        <source>{n} more labelled, measured when embedded</source>
        <translation>
            <numerusform>{n} weiteres gelabelt, gemessen wird nach dem Einbetten</numerusform>
            <numerusform>{n} weitere gelabelt, gemessen wird nach dem Einbetten</numerusform>
        </translation>
    </message>
    <message>
        <source>LEARNING CURVE</source>
        <translation>KURVE</translation>
    </message>
    <message>
        <source>CURVE</source>
        <translation>KURVE</translation>
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
        <source>{n} of {total} right</source>
        <translation>{n} von {total} richtig</translation>
    </message>
    <message>
        <source>95 % interval {low}–{high} %</source>
        <translation>95-%-Intervall {low}–{high} %</translation>
    </message>
    <message>
        <source>Grey: other encoders.</source>
        <translation>Grau: andere Encoder.</translation>
    </message>
    <message>
        <source>Rows are the true classes, columns the predicted ones.</source>
        <translation>Zeilen sind die wahren Klassen, Spalten die vorhergesagten.</translation>
    </message>
    <message>
        <source>The matrix counts audit samples. It does not show which ones: correcting the answers that the model disagrees with would flatter the accuracy.</source>
        <translation>Die Matrix zählt Prüfbeispiele. Welche es sind, zeigt sie nicht: Wer nur die Antworten korrigiert, denen das Modell widerspricht, schönt die Genauigkeit.</translation>
    </message>
    <message>
        <source>Arrow keys move from cell to cell</source>
        <translation>Pfeiltasten gehen von Zelle zu Zelle</translation>
    </message>
    <message>
        <source>Nothing is measured of “{part}” yet.</source>
        <translation>Von „{part}“ ist noch nichts gemessen.</translation>
    </message>
    <message>
        <source>The matrix appears when an audit sample is labelled and the model has learned.</source>
        <translation>Die Matrix erscheint, wenn ein Prüfbeispiel gelabelt ist und das Modell gelernt hat.</translation>
    </message>
    <message>
        <source>The matrix appears when the model has learned: label samples ({key}).</source>
        <translation>Die Matrix erscheint, wenn das Modell gelernt hat: Beispiele labeln ({key}).</translation>
    </message>
    <message>
        <source>labelled</source>
        <translation>gelabelt</translation>
    </message>
    <message numerus="yes">
        <source>Show {n} labelled sample(s) in the grid</source>
        <translation>
            <numerusform>{n} gelabeltes Beispiel im Raster zeigen</numerusform>
            <numerusform>{n} gelabelte Beispiele im Raster zeigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show {n} measured sample(s) in the grid</source>
        <translation>
            <numerusform>{n} gemessenes Beispiel im Raster zeigen</numerusform>
            <numerusform>{n} gemessene Beispiele im Raster zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Validate …</source>
        <translation>Validieren …</translation>
    </message>
    <message>
        <source>Copy this line</source>
        <translation>Diese Zeile kopieren</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>Die Tabelle kopieren</translation>
    </message>
    <message numerus="yes">
        <source>Show {n} sample(s) in the grid</source>
        <translation>
            <numerusform>{n} Beispiel im Raster zeigen</numerusform>
            <numerusform>{n} Beispiele im Raster zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>In class order</source>
        <translation>Nach Klassenfolge</translation>
    </message>
    <message>
        <source>Lowest recall first</source>
        <translation>Niedrigste Trefferquote zuerst</translation>
    </message>
    <message>
        <source>Fewest labels first</source>
        <translation>Wenigste Labels zuerst</translation>
    </message>
    <message numerus="yes">
        <source>{n} label(s), all {name}.</source>
        <translation>
            <numerusform>{n} Label, {name}.</numerusform>
            <numerusform>{n} Labels, alle {name}.</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} labels; {n_empty} of {n_classes} classes have none.</source>
        <translation>{n} Labels; {n_empty} von {n_classes} Klassen haben keine.</translation>
    </message>
    <message>
        <source>{n} labels, {fewest} of each class.</source>
        <translation>{n} Labels, {fewest} je Klasse.</translation>
    </message>
    <message>
        <source>{n} labels; most {most_of} ({most}), fewest {fewest_of} ({fewest}).</source>
        <translation>{n} Labels; am meisten {most_of} ({most}), am wenigsten {fewest_of} ({fewest}).</translation>
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
        <translation>VERWECHSLUNGEN</translation>
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
        <source>Export …</source>
        <translation>Exportieren …</translation>
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
        <source>End the region here</source>
        <translation>Bereich hier beenden</translation>
    </message>
    <message>
        <source>Clear the region</source>
        <translation>Bereich aufheben</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Originalgröße</translation>
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
        <source>More of the recording around</source>
        <translation>Mehr von der Aufnahme ringsum</translation>
    </message>
    <message>
        <source>Less of the recording around</source>
        <translation>Weniger von der Aufnahme ringsum</translation>
    </message>
    <message>
        <source>Sample of the region</source>
        <translation>Beispiel aus dem Bereich</translation>
    </message>
    <message>
        <source>Play on beyond the window</source>
        <translation>Über den Abschnitt hinaus abspielen</translation>
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
        <source>Previous page</source>
        <translation>Vorherige Seite</translation>
    </message>
    <message>
        <source>Refuse what looks alike</source>
        <translation>Ähnliche ablehnen</translation>
    </message>
    <message>
        <source>Take out of what looks alike</source>
        <translation>Aus den Ähnlichen herausnehmen</translation>
    </message>
    <message>
        <source>Predict from class names</source>
        <translation>Aus Klassennamen vorhersagen</translation>
    </message>
    <message>
        <source>Menu of the sample</source>
        <translation>Menü des Beispiels</translation>
    </message>
    <message>
        <source>Open the demo project</source>
        <translation>Das Demo-Projekt öffnen</translation>
    </message>
    <message>
        <source>Restore a copy …</source>
        <translation>Kopie wiederherstellen …</translation>
    </message>
    <message>
        <source>Merge with another copy …</source>
        <translation>Mit einer anderen Kopie zusammenführen …</translation>
    </message>
    <message>
        <source>Change the encoder</source>
        <translation>Encoder wechseln</translation>
    </message>
    <message>
        <source>Validate a class</source>
        <translation>Eine Klasse validieren</translation>
    </message>
    <message>
        <source>Start the engine again</source>
        <translation>Rechenprozess neu starten</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Anleitung</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
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
        <source>random check of the model&apos;s labels</source>
        <translation>zufällige Prüfung des Modells</translation>
    </message>
    <message>
        <source>random check of labels given together</source>
        <translation>zufällige Prüfung gemeinsam vergebener Labels</translation>
    </message>
    <message>
        <source>drawn at random</source>
        <translation>zufällig gezogen</translation>
    </message>
    <message>
        <source>drawn at random for several people</source>
        <translation>zufällig gezogen, für mehrere Personen</translation>
    </message>
    <message>
        <source>two answers contradict each other</source>
        <translation>zwei Antworten widersprechen sich</translation>
    </message>
    <message>
        <source>chosen by the strategy</source>
        <translation>von der Strategie gewählt</translation>
    </message>
    <message>
        <source>next in the last ranking</source>
        <translation>nach letzter Rangfolge</translation>
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
        <source>{path} is being waited for. Its drive may be slow or gone; the sample is shown as soon as it has been read.</source>
        <translation>Auf {path} wird gewartet. Das Laufwerk ist vielleicht langsam oder nicht da; das Beispiel erscheint, sobald es gelesen ist.</translation>
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
        <source>none of the classes</source>
        <translation>keine der Klassen</translation>
    </message>
    <message>
        <source>by words, not learned yet</source>
        <translation>nach Wörtern, noch nicht gelernt</translation>
    </message>
    <message>
        <source>labelled “{answer}”</source>
        <translation>„{answer}“</translation>
    </message>
    <message>
        <source>skipped, or can&apos;t tell</source>
        <translation>übersprungen oder unklar</translation>
    </message>
    <message>
        <source>asked, no answer yet</source>
        <translation>gefragt, noch keine Antwort</translation>
    </message>
    <message>
        <source>predicted “{name}”, {sure} %</source>
        <translation>vorhergesagt „{name}“, {sure} %</translation>
    </message>
    <message>
        <source>may measure the accuracy</source>
        <translation>misst vielleicht die Genauigkeit</translation>
    </message>
    <message>
        <source>{key}: to the queue</source>
        <translation>{key}: zur Reihe</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>noch keine Antwort</translation>
    </message>
    <message>
        <source>“{note}”</source>
        <translation>„{note}“</translation>
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
        <source>In the project&apos;s order</source>
        <translation>Wie im Projekt</translation>
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
        <source>Only where the model predicts another class</source>
        <translation>Nur wo das Modell eine andere Klasse vorhersagt</translation>
    </message>
    <message>
        <source>Predictions are hidden. {key} shows them.</source>
        <translation>Die Vorhersagen sind verborgen. {key} zeigt sie.</translation>
    </message>
    <message>
        <source>No match. Audit samples are left out, so that the accuracy stays honest.</source>
        <translation>Kein Treffer. Prüfbeispiele bleiben außen vor, damit die Genauigkeit ehrlich bleibt.</translation>
    </message>
    <message>
        <source>No match. Try fewer words, or another class.</source>
        <translation>Kein Treffer. Versuchen Sie weniger Wörter oder eine andere Klasse.</translation>
    </message>
    <message>
        <source>Samples found</source>
        <translation>Gefundene Beispiele</translation>
    </message>
    <message>
        <source>By the model</source>
        <translation>Vom Modell</translation>
    </message>
    <message>
        <source>Partly judged</source>
        <translation>Teilweise beurteilt</translation>
    </message>
    <message>
        <source>Words to search for. Drop a file to find what is like it.</source>
        <translation>Gesuchte Wörter. Eine Datei hier ablegen, um Ähnliches zu finden.</translation>
    </message>
    <message>
        <source>Any class</source>
        <translation>Jede Klasse</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Suche schließen</translation>
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
        <source>{n} taken out</source>
        <translation>{n} herausgenommen</translation>
    </message>
    <message>
        <source>Nothing taken out</source>
        <translation>Nichts herausgenommen</translation>
    </message>
    <message>
        <source>Alt and a class&apos;s key labels them.</source>
        <translation>Alt und die Taste einer Klasse gibt ihnen diese Klasse.</translation>
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
        <source>by words {name}</source>
        <translation>nach Wörtern {name}</translation>
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
        <source>{n} with none of the classes</source>
        <translation>{n} mit keiner der Klassen</translation>
    </message>
    <message>
        <source>{n} without a label</source>
        <translation>{n} ohne Label</translation>
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
        <source>{key} is needed to leave fields and to move between them.</source>
        <translation>{key} wird gebraucht, um Felder zu verlassen und zwischen ihnen zu wechseln.</translation>
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
        <source>FFT size: larger for finer frequencies, smaller for finer times</source>
        <translation>FFT-Größe: größer für feinere Frequenzen, kleiner für feinere Zeiten</translation>
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
        <source>duplicate with another label</source>
        <translation>Duplikat mit anderem Label</translation>
    </message>
    <message>
        <source>channels cancel out</source>
        <translation>Kanäle löschen sich aus</translation>
    </message>
    <message>
        <source>sound among pictures, or pictures among sound</source>
        <translation>Ton unter Bildern oder Bilder unter Ton</translation>
    </message>
    <message>
        <source>unknown split</source>
        <translation>unbekannter Teil</translation>
    </message>
    <message>
        <source>about the table</source>
        <translation>zur Tabelle</translation>
    </message>
    <message>
        <source>times that cannot be</source>
        <translation>unmögliche Zeiten</translation>
    </message>
    <message>
        <source>took too long</source>
        <translation>dauerte zu lange</translation>
    </message>
    <message>
        <source>ended the process</source>
        <translation>hat den Prozess beendet</translation>
    </message>
    <message>
        <source>not embedded</source>
        <translation>nicht eingebettet</translation>
    </message>
    <message>
        <source>{n} cannot be read</source>
        <translation>{n} nicht lesbar</translation>
    </message>
    <message>
        <source>{n} unknown class(es)</source>
        <translation>unbekannte Klassen: {n}</translation>
    </message>
    <message>
        <source>{n} missing</source>
        <translation>{n} fehlen</translation>
    </message>
    <message>
        <source>{n} empty</source>
        <translation>{n} leer</translation>
    </message>
    <message>
        <source>{n} cut off</source>
        <translation>{n} abgeschnitten</translation>
    </message>
    <message>
        <source>{n} too large</source>
        <translation>{n} zu groß</translation>
    </message>
    <message>
        <source>{n} unsupported</source>
        <translation>{n} nicht unterstützt</translation>
    </message>
    <message>
        <source>{n} a little short</source>
        <translation>{n} etwas zu kurz</translation>
    </message>
    <message>
        <source>{n} duplicate(s) left out</source>
        <translation>ausgelassene Duplikate: {n}</translation>
    </message>
    <message>
        <source>{n} duplicate(s) with another label left out</source>
        <translation>ausgelassene Duplikate mit anderem Label: {n}</translation>
    </message>
    <message>
        <source>{n} changed</source>
        <translation>{n} geändert</translation>
    </message>
    <message>
        <source>{n} with times that cannot be</source>
        <translation>{n} mit unmöglichen Zeiten</translation>
    </message>
    <message>
        <source>{n} not embedded</source>
        <translation>{n} nicht eingebettet</translation>
    </message>
    <message numerus="yes">
        <source>{n} other note(s)</source>
        <translation>
            <numerusform>{n} andere Anmerkung</numerusform>
            <numerusform>{n} andere Anmerkungen</numerusform>
        </translation>
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
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
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
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>nobody&apos;s name</source>
        <translation>kein Name</translation>
    </message>
    <message>
        <source>Audit samples in new projects</source>
        <translation>Prüfbeispiele in neuen Projekten</translation>
    </message>
    <message>
        <source>Folder for new projects</source>
        <translation>Ordner für neue Projekte</translation>
    </message>
    <message>
        <source>beside the samples</source>
        <translation>bei den Beispielen</translation>
    </message>
    <message>
        <source>SETTINGS</source>
        <translation>EINSTELLUNGEN</translation>
    </message>
    <message>
        <source>Close the settings</source>
        <translation>Einstellungen schließen</translation>
    </message>
    <message>
        <source>APPEARANCE</source>
        <translation>AUSSEHEN</translation>
    </message>
    <message>
        <source>From the next start</source>
        <translation>Ab dem nächsten Start</translation>
    </message>
    <message>
        <source>SOUND</source>
        <translation>TON</translation>
    </message>
    <message>
        <source>PERSON</source>
        <translation>PERSON</translation>
    </message>
    <message>
        <source>Kept with each answer, and exported</source>
        <translation>Steht bei jeder Antwort, auch im Export</translation>
    </message>
    <message>
        <source>NEW PROJECTS</source>
        <translation>NEUE PROJEKTE</translation>
    </message>
    <message>
        <source>Drawn at random to measure accuracy; 0 measures none</source>
        <translation>Zufällig gezogen, um die Genauigkeit zu messen; bei 0 wird keine gemessen</translation>
    </message>
    <message>
        <source>Project files go to</source>
        <translation>Ordner der Projektdateien</translation>
    </message>
    <message>
        <source>Empty: beside the samples</source>
        <translation>Leer: bei den Beispielen</translation>
    </message>
    <message>
        <source>Models from Hugging Face</source>
        <translation>Modelle von Hugging Face</translation>
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
        <source>As recorded</source>
        <translation>Wie aufgenommen</translation>
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
        <source>FFT size</source>
        <translation>FFT-Größe</translation>
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
        <source>Stop reading; what was read stays</source>
        <translation>Einlesen anhalten; was gelesen ist, bleibt</translation>
    </message>
    <message>
        <source>Stop the search; nothing is changed</source>
        <translation>Suche anhalten; nichts wird geändert</translation>
    </message>
    <message>
        <source>Stop the export; no half file is left</source>
        <translation>Export anhalten; keine halbe Datei bleibt zurück</translation>
    </message>
    <message>
        <source>Show the import report</source>
        <translation>Importbericht zeigen</translation>
    </message>
    <message>
        <source>Which files, and what is wrong with them</source>
        <translation>Welche Dateien, und was mit ihnen nicht stimmt</translation>
    </message>
    <message>
        <source>Import report: {n}</source>
        <translation>Importbericht: {n}</translation>
    </message>
    <message>
        <source>Looking for moved files: {n} of {total}</source>
        <translation>Verschobene Dateien suchen: {n} von {total}</translation>
    </message>
    <message>
        <source>Exporting: {n} of {total}</source>
        <translation>Exportieren: {n} von {total}</translation>
    </message>
    <message>
        <source>Exporting: fitting a model …</source>
        <translation>Exportieren: Ein Modell wird angepasst …</translation>
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
    <message>
        <source>Labels of samples that were drawn with known probabilities measure the accuracy, too, beside what measures it anyway: those of “Random” and “Sampled by uncertainty”, and those from before there was a model. Each refit takes longer.</source>
        <translation>Auch Labels von Beispielen, die mit bekannten Wahrscheinlichkeiten gezogen wurden, messen die Genauigkeit, neben dem, was sie ohnehin misst: die von „Zufall“ und „Nach Unsicherheit gezogen“ und die aus der Zeit, bevor es ein Modell gab. Jedes Training dauert länger.</translation>
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
        <source>Max. candidates</source>
        <translation>Max. Kandidaten</translation>
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
        <source>Kept together</source>
        <translation>Zusammengehalten</translation>
    </message>
    <message>
        <source>Kept together where accuracy is measured</source>
        <translation>Beim Messen der Genauigkeit bleiben zusammen</translation>
    </message>
    <message>
        <source>Hide all predictions</source>
        <translation>Alle Vorhersagen verbergen</translation>
    </message>
    <message>
        <source>Measure with labels, too (weighted)</source>
        <translation>Auch mit Labels messen (gewichtet)</translation>
    </message>
    <message>
        <source>{title} needs an ensemble, which this learner does not have. Samples are drawn at random until you choose another learner.</source>
        <translation>{title} braucht ein Ensemble, das dieses Lernverfahren nicht hat. Bis Sie ein anderes wählen, werden Beispiele zufällig gezogen.</translation>
    </message>
    <message>
        <source>At least this sure</source>
        <translation>Mindestens so sicher</translation>
    </message>
    <message>
        <source>Check at random</source>
        <translation>Zufällig prüfen</translation>
    </message>
    <message>
        <source>Take these predictions as labels by the model</source>
        <translation>Diese Vorhersagen als Labels des Modells übernehmen</translation>
    </message>
    <message>
        <source>Ask about more of them, drawn at random</source>
        <translation>Nach weiteren fragen, zufällig gezogen</translation>
    </message>
    <message>
        <source>There are no classes yet.</source>
        <translation>Es gibt noch keine Klassen.</translation>
    </message>
    <message>
        <source>The model has not learned yet: label some samples first.</source>
        <translation>Das Modell hat noch nicht gelernt: Labeln Sie zuerst einige Beispiele.</translation>
    </message>
    <message>
        <source>No other sample without a label is as sure as that.</source>
        <translation>Bei keinem anderen Beispiel ohne Label ist es so sicher.</translation>
    </message>
    <message numerus="yes">
        <source>{n} sample(s) without a label are as sure as that.</source>
        <translation>
            <numerusform>Bei {n} Beispiel ohne Label ist es so sicher.</numerusform>
            <numerusform>Bei {n} Beispielen ohne Label ist es so sicher.</numerusform>
        </translation>
    </message>
    <message>
        <source>The class was validated for this threshold.</source>
        <translation>Für diese Schwelle wurde die Klasse validiert.</translation>
    </message>
    <message>
        <source>Label {n} by the model</source>
        <translation>{n} vom Modell labeln lassen</translation>
    </message>
    <message>
        <source>None of this class yet.</source>
        <translation>Von dieser Klasse noch keine.</translation>
    </message>
    <message numerus="yes">
        <source>{n} sample(s) have it by the model alone.</source>
        <translation>
            <numerusform>{n} Beispiel hat sie allein vom Modell.</numerusform>
            <numerusform>{n} Beispiele haben sie allein vom Modell.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check {n} more</source>
        <translation>{n} weitere prüfen</translation>
    </message>
    <message>
        <source>Back to the classes</source>
        <translation>Zurück zu den Klassen</translation>
    </message>
    <message>
        <source>LABELS BY THE MODEL</source>
        <translation>LABELS DES MODELLS</translation>
    </message>
    <message>
        <source>What the model is sure of can be taken as labels. They are kept apart from yours, the model does not learn from them, and exports say which they are.</source>
        <translation>Was das Modell sicher weiß, kann als Label übernommen werden. Diese Labels bleiben von Ihren getrennt, das Modell lernt nicht aus ihnen, und Exporte sagen, welche es sind.</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>Bisher</translation>
    </message>
    <message>
        <source>{n} of {total} checked at random are right</source>
        <translation>{n} von {total} zufällig geprüften stimmen</translation>
    </message>
    <message>
        <source> (95&#xa0;%: {low} to {high}&#xa0;%).</source>
        <translation> (95&#xa0;%: {low} bis {high}&#xa0;%).</translation>
    </message>
    <message>
        <source>Still to check: {n}.</source>
        <translation>Noch zu prüfen: {n}.</translation>
    </message>
    <message>
        <source>None was checked yet.</source>
        <translation>Noch keine geprüft.</translation>
    </message>
    <message>
        <source>Not with several classes for a sample.</source>
        <translation>Nicht bei mehreren Klassen je Beispiel.</translation>
    </message>
    <message>
        <source>Accuracy is measured on the test split of your data; no audit samples are needed.</source>
        <translation>Die Genauigkeit wird an Ihren Testdaten gemessen; Prüfbeispiele sind nicht nötig.</translation>
    </message>
    <message>
        <source>This share of the samples is drawn at random. You label them with the prediction hidden, and the model never learns from them: accuracy is measured on them alone.</source>
        <translation>Dieser Anteil der Beispiele wird zufällig gezogen. Sie labeln sie ohne sichtbare Vorhersage, und das Modell lernt nie aus ihnen: Nur an ihnen wird die Genauigkeit gemessen.</translation>
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
        <source>by the strategy itself</source>
        <translation>von der Strategie selbst</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Max. candidates is a whole number, a share between 0 and 1, or “all”.</source>
        <translation>„Max. Kandidaten“ ist eine ganze Zahl, ein Anteil zwischen 0 und 1 oder „alle“.</translation>
    </message>
    <message>
        <source>{most} candidates are too few for a batch of {batch_size} samples.</source>
        <translation>{most} Kandidaten sind zu wenige für einen Stapel von {batch_size} Beispielen.</translation>
    </message>
    <message>
        <source>What the curves show: accuracy, or average precision where samples may have several classes, if you choose no other</source>
        <translation>Was die Kurven zeigen: Genauigkeit, oder mittlere Präzision, wo Beispiele mehrere Klassen haben können, wenn Sie nichts anderes wählen</translation>
    </message>
    <message>
        <source>equally from each class</source>
        <translation>gleich viele je Klasse</translation>
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
        <source>Batch size</source>
        <translation>Stapelgröße</translation>
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
        <source>Also fit on all labels (reference)</source>
        <translation>Auch mit allen Labels trainieren (Vergleich)</translation>
    </message>
    <message>
        <source>The accuracy that no strategy is expected to beat</source>
        <translation>Die Genauigkeit, die keine Strategie übertreffen dürfte</translation>
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
        <source>Drawn</source>
        <translation>Gezogen</translation>
    </message>
    <message>
        <source>Strategies to compare</source>
        <translation>Zu vergleichende Strategien</translation>
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
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>{n} of {total} steps</source>
        <translation>{n} von {total} Schritten</translation>
    </message>
    <message>
        <source>{n} of {total} samples</source>
        <translation>{n} von {total} Beispielen</translation>
    </message>
    <message>
        <source>Pause after the current step, or resume</source>
        <translation>Nach dem laufenden Schritt anhalten, oder fortsetzen</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Zeit wird gemessen</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>noch etwa {time}</translation>
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
        <source>Cancel; what is complete is kept</source>
        <translation>Abbrechen; was fertig ist, bleibt erhalten</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>Einbetten</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
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
        <source>The model is fitted …</source>
        <translation>Das Modell wird angepasst …</translation>
    </message>
    <message>
        <source>Files: {done} of {total}</source>
        <translation>Dateien: {done} von {total}</translation>
    </message>
    <message>
        <source>Embedded: {done} of {total}</source>
        <translation>Eingebettet: {done} von {total}</translation>
    </message>
    <message>
        <source>Scored: {done} of {total}</source>
        <translation>Bewertet: {done} von {total}</translation>
    </message>
    <message>
        <source>Written: {done} of {total}</source>
        <translation>Geschrieben: {done} von {total}</translation>
    </message>
    <message>
        <source>RESULT</source>
        <translation>ERGEBNIS</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Apply the model</source>
        <translation>Das Modell anwenden</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop; what is done is kept</source>
        <translation>Anhalten; was fertig ist, bleibt</translation>
    </message>
    <message>
        <source>Open the project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Open the project that was written</source>
        <translation>Das geschriebene Projekt öffnen</translation>
    </message>
    <message>
        <source>Stopped. Apply again to go on where it was stopped.</source>
        <translation>Angehalten. Wenden Sie es erneut an, um dort weiterzumachen.</translation>
    </message>
    <message numerus="yes">
        <source>{n} sample(s) scored; written to {path}.</source>
        <translation>
            <numerusform>{n} Beispiel bewertet; geschrieben nach {path}.</numerusform>
            <numerusform>{n} Beispiele bewertet; geschrieben nach {path}.</numerusform>
        </translation>
    </message>
    <message>
        <source>The embeddings are kept for the next time: {path}</source>
        <translation>Die Einbettungen bleiben für das nächste Mal: {path}</translation>
    </message>
    <message>
        <source>Apply to other data</source>
        <translation>Auf andere Daten anwenden</translation>
    </message>
    <message>
        <source>Recordings are cut into windows as those that the model was trained on.</source>
        <translation>Aufnahmen werden in Abschnitte zerlegt wie die, mit denen das Modell trainiert wurde.</translation>
    </message>
    <message>
        <source>They are embedded with the model&apos;s encoder, each once: another threshold or a later model takes moments.</source>
        <translation>Sie werden mit dem Encoder des Modells eingebettet, jeder einmal: Eine andere Schwelle oder ein späteres Modell braucht nur Augenblicke.</translation>
    </message>
    <message>
        <source>Each window gets a probability for each class. Neighbouring windows above the threshold of a class are one event.</source>
        <translation>Jeder Abschnitt bekommt für jede Klasse eine Wahrscheinlichkeit. Benachbarte Abschnitte über der Schwelle einer Klasse sind ein Ereignis.</translation>
    </message>
    <message>
        <source>It can be stopped at any time, and goes on there. You can label meanwhile.</source>
        <translation>Es kann jederzeit angehalten werden und macht dort weiter. Sie können inzwischen labeln.</translation>
    </message>
    <message>
        <source>WHAT HAPPENS</source>
        <translation>WAS GESCHIEHT</translation>
    </message>
    <message>
        <source>Download from huggingface.co</source>
        <translation>Von huggingface.co herunterladen</translation>
    </message>
    <message>
        <source>Download the data set</source>
        <translation>Den Datensatz herunterladen</translation>
    </message>
    <message>
        <source>Stop the download</source>
        <translation>Das Herunterladen anhalten</translation>
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
        <source>Downloading</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Then copy the folder {here} to this computer and choose it here.</source>
        <translation>Kopieren Sie dann den Ordner {here} auf diesen Computer, und wählen Sie ihn hier.</translation>
    </message>
    <message>
        <source>Contacting huggingface.co …</source>
        <translation>Verbindung zu huggingface.co …</translation>
    </message>
    <message>
        <source>Stopped. What was downloaded is kept.</source>
        <translation>Angehalten. Was heruntergeladen ist, bleibt.</translation>
    </message>
    <message>
        <source>The download stopped because of an error in ALDesk; the log says more.</source>
        <translation>Das Herunterladen wurde wegen eines Fehlers in ALDesk abgebrochen; mehr steht im Protokoll.</translation>
    </message>
    <message>
        <source>{size} MB downloaded …</source>
        <translation>{size} MB heruntergeladen …</translation>
    </message>
    <message>
        <source>It can be downloaded. Only its name is sent.</source>
        <translation>Er kann heruntergeladen werden. Gesendet wird nur sein Name.</translation>
    </message>
    <message>
        <source>Without a network, run this on a computer that has one:</source>
        <translation>Ohne Netz: auf einem Computer, der eines hat, dies ausführen:</translation>
    </message>
    <message>
        <source>{name} is not on this computer</source>
        <translation>{name} ist nicht auf diesem Computer</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
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
        <source>Embedding a long clip: {time}</source>
        <translation>Einbetten einer langen Aufnahme: {time}</translation>
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
        <source>Earlier …</source>
        <translation>Frühere …</translation>
    </message>
    <message>
        <source>Show an earlier study of this project</source>
        <translation>Eine frühere Studie dieses Projekts zeigen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Cancelled. What is complete is kept; you can resume it.</source>
        <translation>Abgebrochen. Was fertig ist, bleibt erhalten; Sie können fortsetzen.</translation>
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
        <source>SOME OF THE SAMPLES</source>
        <translation>EINIGE DER BEISPIELE</translation>
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
    <message>
        <source>recordings</source>
        <translation>Aufnahmen</translation>
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
    <message numerus="yes">
        <source>The predictions are those of the model that was applied, until there are {n} label(s).</source>
        <translation>
            <numerusform>Die Vorhersagen sind die des angewendeten Modells, bis es {n} Label gibt.</numerusform>
            <numerusform>Die Vorhersagen sind die des angewendeten Modells, bis es {n} Labels gibt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not embedded</source>
        <translation>Nicht eingebettet</translation>
    </message>
    <message>
        <source>, and {n} more</source>
        <translation> und {n} weitere</translation>
    </message>
    <message>
        <source>Open a project first, or start a new one with these samples.</source>
        <translation>Öffnen Sie zuerst ein Projekt, oder legen Sie mit diesen Beispielen ein neues an.</translation>
    </message>
    <message>
        <source>Folder that the files may be in now</source>
        <translation>Ordner, in dem die Dateien jetzt liegen könnten</translation>
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
        <source>Accept the prediction</source>
        <translation>Vorhersage annehmen</translation>
    </message>
    <message>
        <source>Find samples</source>
        <translation>Beispiele suchen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Set a goal</source>
        <translation>Ziel setzen</translation>
    </message>
    <message>
        <source>Start the region here</source>
        <translation>Bereich hier beginnen</translation>
    </message>
    <message>
        <source>Fit to view</source>
        <translation>Ganz anzeigen</translation>
    </message>
    <message>
        <source>Rotate the picture</source>
        <translation>Bild drehen</translation>
    </message>
    <message>
        <source>Next colour map</source>
        <translation>Nächste Farbskala</translation>
    </message>
    <message>
        <source>Pause or resume embedding</source>
        <translation>Einbetten anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>About ALDesk</source>
        <translation>Über ALDesk</translation>
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
        <source>Hide predictions</source>
        <translation>Vorhersagen verbergen</translation>
    </message>
    <message>
        <source>Previous answer</source>
        <translation>Vorherige Antwort</translation>
    </message>
    <message>
        <source>Next answer</source>
        <translation>Nächste Antwort</translation>
    </message>
    <message>
        <source>Window before in time</source>
        <translation>Abschnitt davor</translation>
    </message>
    <message>
        <source>Window after in time</source>
        <translation>Abschnitt danach</translation>
    </message>
    <message>
        <source>Edit classes</source>
        <translation>Klassen bearbeiten</translation>
    </message>
    <message>
        <source>Teach by yes and no</source>
        <translation>Mit Ja und Nein lehren</translation>
    </message>
    <message>
        <source>Label by the model</source>
        <translation>Vom Modell labeln lassen</translation>
    </message>
    <message>
        <source>Second looks</source>
        <translation>Zweite Blicke</translation>
    </message>
    <message>
        <source>Allow several classes …</source>
        <translation>Mehrere Klassen zulassen …</translation>
    </message>
    <message>
        <source>Play from the start</source>
        <translation>Von vorn abspielen</translation>
    </message>
    <message>
        <source>Play automatically</source>
        <translation>Automatisch abspielen</translation>
    </message>
    <message>
        <source>Play or stop</source>
        <translation>Abspielen oder anhalten</translation>
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
        <source>Sort the grid again</source>
        <translation>Raster neu ordnen</translation>
    </message>
    <message>
        <source>Bayesian network (MC dropout)</source>
        <translation>Bayessches Netz (MC-Dropout)</translation>
    </message>
    <message>
        <source>Logistic regression</source>
        <translation>Logistische Regression</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Zufall</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>Unsicherheit</translation>
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
        <source>Better than random: {names}.</source>
        <translation>Besser als Zufall: {names}.</translation>
    </message>
    <message>
        <source>Worse than random: {names}.</source>
        <translation>Schlechter als Zufall: {names}.</translation>
    </message>
    <message>
        <source>No clear difference from random: {names}.</source>
        <translation>Kein klarer Unterschied zum Zufall: {names}.</translation>
    </message>
    <message>
        <source>One repetition cannot tell a difference from chance; run at least three.</source>
        <translation>Eine einzige Wiederholung kann Unterschied und Zufall nicht trennen; nehmen Sie mindestens drei.</translation>
    </message>
    <message>
        <source>Only one strategy: there is nothing to compare.</source>
        <translation>Nur eine Strategie: Es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>{best} leads all others, and by more than chance explains.</source>
        <translation>{best} liegt vor allen anderen, und zwar um mehr, als der Zufall erklärt.</translation>
    </message>
    <message>
        <source>No clear winner: {best} leads, but its lead over {names} may be chance.</source>
        <translation>Kein klarer Sieger: {best} führt, doch der Vorsprung vor {names} kann Zufall sein.</translation>
    </message>
    <message>
        <source>No class folders found.</source>
        <translation>Keine Ordner für Klassen gefunden.</translation>
    </message>
    <message>
        <source>Labels could also come from: {names}.</source>
        <translation>Labels könnten auch hieraus kommen: {names}.</translation>
    </message>
    <message>
        <source>Files of annotations: {n}, such as {name}.</source>
        <translation>Dateien mit Annotationen: {n}, etwa {name}.</translation>
    </message>
    <message>
        <source>Sound or pictures could also come from: {names}.</source>
        <translation>Ton oder Bilder könnten auch hieraus kommen: {names}.</translation>
    </message>
    <message>
        <source>The labels are in the table {name}, column {column}.</source>
        <translation>Die Labels stehen in der Tabelle {name}, Spalte {column}.</translation>
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
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>least confident</source>
        <translation>geringste Sicherheit</translation>
    </message>
    <message>
        <source>margin sampling</source>
        <translation>Abstand (Margin)</translation>
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
        <source>BatchBALD</source>
        <translation>BatchBALD</translation>
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
        <source>FALCUN</source>
        <translation>FALCUN</translation>
    </message>
    <message>
        <source>Draws samples that the classifier is unsure of and whose class probabilities differ from each other.</source>
        <translation>Zieht Beispiele, bei denen der Klassifikator unsicher ist und deren Wahrscheinlichkeiten der Klassen sich unterscheiden.</translation>
    </message>
    <message>
        <source>DropQuery</source>
        <translation>DropQuery</translation>
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
        <source>MaxHerding</source>
        <translation>MaxHerding</translation>
    </message>
    <message>
        <source>TypiClust</source>
        <translation>TypiClust</translation>
    </message>
    <message>
        <source>A small neural network that predicts ten times, each time without some features, and so knows how sure it is. Works with every query strategy.</source>
        <translation>Ein kleines neuronales Netz, das zehnmal vorhersagt, jedes Mal ohne einige Merkmale, und so weiß, wie sicher es ist. Passt zu jeder Abfragestrategie.</translation>
    </message>
    <message>
        <source>The plain linear classifier: fast, and strong with a good encoder and few labels. It has no ensemble, so some query strategies cannot use it.</source>
        <translation>Der schlichte lineare Klassifikator: schnell, und stark mit gutem Encoder und wenigen Labels. Er hat kein Ensemble, darum können einige Abfragestrategien ihn nicht nutzen.</translation>
    </message>
    <message>
        <source>Draws samples at random.</source>
        <translation>Zieht Beispiele zufällig.</translation>
    </message>
    <message>
        <source>Use it as the baseline for the others, or when the labels must represent the whole data; it spends many labels on easy samples.</source>
        <translation>Als Maßstab für die anderen, oder wenn die Labels die ganzen Daten vertreten sollen; viele Labels gehen an leichte Beispiele.</translation>
    </message>
    <message>
        <source>Asks about the samples whose class the classifier is least sure of.</source>
        <translation>Fragt nach den Beispielen, bei deren Klasse der Klassifikator am unsichersten ist.</translation>
    </message>
    <message>
        <source>A good first choice with small batches once each class has some labels; large batches may hold many near-duplicates.</source>
        <translation>Eine gute erste Wahl für kleine Stapel, sobald jede Klasse einige Labels hat; in großen Stapeln sind oft viele Beispiele fast gleich.</translation>
    </message>
    <message>
        <source>Sampled by uncertainty</source>
        <translation>Nach Unsicherheit gezogen</translation>
    </message>
    <message>
        <source>Draws samples at random, those more often whose class the classifier is unsure of.</source>
        <translation>Zieht Beispiele zufällig, häufiger solche, bei deren Klasse der Klassifikator unsicher ist.</translation>
    </message>
    <message>
        <source>Use it in place of uncertainty for large batches, whose samples differ more, or if labels are also to measure the accuracy: how likely each was to be drawn is known.</source>
        <translation>Nehmen Sie sie statt der Unsicherheit für große Stapel, deren Beispiele sich dann mehr unterscheiden, oder wenn Labels auch die Genauigkeit messen sollen: Wie wahrscheinlich jedes gezogen wurde, ist bekannt.</translation>
    </message>
    <message>
        <source>The weights of its labels are for exactly one class.</source>
        <translation>Die Gewichte ihrer Labels gelten für genau eine Klasse.</translation>
    </message>
    <message>
        <source>Asks about the samples on whose class the members of the ensemble disagree most.</source>
        <translation>Fragt nach den Beispielen, über deren Klasse die Mitglieder des Ensembles am wenigsten einig sind.</translation>
    </message>
    <message>
        <source>Use it when many samples are ambiguous by nature: it skips those that all members find equally hard, but with few members many samples tie.</source>
        <translation>Wenn viele Beispiele von Natur aus mehrdeutig sind: Es übergeht, was alle Mitglieder gleich schwer finden. Mit wenigen Mitgliedern liegen viele Beispiele gleichauf.</translation>
    </message>
    <message>
        <source>Asks about the samples whose labels would teach the model most.</source>
        <translation>Fragt nach den Beispielen, aus deren Labels das Modell am meisten lernt.</translation>
    </message>
    <message>
        <source>Use it with noisy or ambiguous data and small batches; like uncertainty sampling, it may fill a large batch with near-duplicates.</source>
        <translation>Für verrauschte oder mehrdeutige Daten und kleine Stapel; wie bei Unsicherheit sind in einem großen Stapel oft viele Beispiele fast gleich.</translation>
    </message>
    <message>
        <source>Asks about the batch whose labels, taken together, would teach the model most.</source>
        <translation>Fragt nach dem Stapel, aus dessen Labels zusammen das Modell am meisten lernt.</translation>
    </message>
    <message>
        <source>Use it instead of BALD for batches of about 5 to 50; it is the slowest one, so limit the candidates when there are more than a few thousand.</source>
        <translation>Statt BALD für Stapel von etwa 5 bis 50. Es ist das langsamste: Bei mehr als einigen Tausend Kandidaten die Zahl begrenzen.</translation>
    </message>
    <message>
        <source>What the labels of a batch tell together takes 2^(classes × batch) terms. BALD adds up what the classes tell.</source>
        <translation>Was die Labels eines Stapels gemeinsam sagen, hat 2^(Klassen × Stapel) Glieder. BALD zählt zusammen, was die Klassen sagen.</translation>
    </message>
    <message>
        <source>Draws samples that the classifier is unsure of and that differ from each other in how they would change it.</source>
        <translation>Zieht Beispiele, bei denen der Klassifikator unsicher ist und die ihn auf verschiedene Weise ändern würden.</translation>
    </message>
    <message>
        <source>A good all-rounder for batches of 10 to 1,000 and any number of classes, without settings; with fewer labels than classes, TypiClust or MaxHerding do better.</source>
        <translation>Gut für fast alles: Stapel von 10 bis 1.000, beliebig viele Klassen, nichts einzustellen. Mit weniger Labels als Klassen sind TypiClust oder MaxHerding besser.</translation>
    </message>
    <message>
        <source>Use it like BADGE where that is too slow or embeddings are very long; with few classes or a poor classifier it can hardly tell samples apart.</source>
        <translation>Wie BADGE, wo das zu langsam ist oder Einbettungen sehr lang sind; mit wenigen Klassen oder einem schwachen Klassifikator kann es Beispiele kaum unterscheiden.</translation>
    </message>
    <message>
        <source>Clusters the samples whose predicted class changes when features of the embedding are dropped, and asks about one of each cluster.</source>
        <translation>Gruppiert die Beispiele, deren vorhergesagte Klasse sich ändert, wenn Merkmale der Einbettung fehlen, und fragt nach einem aus jeder Gruppe.</translation>
    </message>
    <message>
        <source>Use it with embeddings of foundation models and batches of 10 or more, from the first labels on; while the classifier is unsure of nearly everything, it picks odd samples.</source>
        <translation>Mit Einbettungen großer Modelle und Stapeln ab 10, von den ersten Labels an; solange der Klassifikator fast überall unsicher ist, wählt es Sonderlinge.</translation>
    </message>
    <message>
        <source>CLUE</source>
        <translation>CLUE</translation>
    </message>
    <message>
        <source>Asks about the samples nearest to the centres of clusters in which uncertain samples weigh more.</source>
        <translation>Fragt nach den Beispielen, die den Mitten von Gruppen am nächsten liegen, in denen unsichere Beispiele mehr zählen.</translation>
    </message>
    <message>
        <source>Use it for batches of 10 or more, also when the pool is of another kind than the labels; its picks depend on the clustering&apos;s random start.</source>
        <translation>Für Stapel ab 10, auch wenn die Beispiele von anderer Art sind als die schon gelabelten; was es wählt, hängt vom zufälligen Anfang der Gruppierung ab.</translation>
    </message>
    <message>
        <source>Its clusters are weighted by one distribution over classes that exclude each other.</source>
        <translation>Es gewichtet seine Gruppen nach einer Verteilung über Klassen, die einander ausschließen.</translation>
    </message>
    <message>
        <source>Asks about the samples that are most similar to the uncertain ones and least similar to those already labelled.</source>
        <translation>Fragt nach den Beispielen, die den unsicheren am ähnlichsten und den schon gelabelten am unähnlichsten sind.</translation>
    </message>
    <message>
        <source>Use it when you don&apos;t know yet whether there will be few labels or many: it moves from covering the pool to asking about hard samples; it fits the classifier a second time for each batch.</source>
        <translation>Wenn offen ist, ob es wenige Labels werden oder viele: Es geht vom Abdecken des Pools zu den schweren Beispielen über. Für jeden Stapel trainiert es den Klassifikator ein zweites Mal.</translation>
    </message>
    <message>
        <source>Asks about samples such that every other one is similar to one of them, or to one already labelled.</source>
        <translation>Fragt so nach Beispielen, dass jedes andere einem von ihnen oder einem schon gelabelten ähnelt.</translation>
    </message>
    <message>
        <source>Use it from the very first label, while each class has few; later it ignores what the classifier finds hard.</source>
        <translation>Vom allerersten Label an, solange jede Klasse wenige hat; später übersieht es, was dem Klassifikator schwerfällt.</translation>
    </message>
    <message>
        <source>Asks about the most typical sample of each of the largest clusters without a label.</source>
        <translation>Fragt nach dem typischsten Beispiel in jeder der größten Gruppen ohne Label.</translation>
    </message>
    <message>
        <source>Use it from the very first label, while each class has few; later it ignores what the classifier finds hard, and gets slower with every label.</source>
        <translation>Vom allerersten Label an, solange jede Klasse wenige hat; später übersieht es, was dem Klassifikator schwerfällt, und wird mit jedem Label langsamer.</translation>
    </message>
    <message>
        <source>Asks about the samples with the most neighbours within a radius that no label covers yet.</source>
        <translation>Fragt nach den Beispielen mit den meisten Nachbarn im Umkreis, die noch kein Label abdeckt.</translation>
    </message>
    <message>
        <source>Use it from the very first label, while each class has few; once the labels cover the pool, it only draws at random.</source>
        <translation>Vom allerersten Label an, solange jede Klasse wenige hat; ist der Pool abgedeckt, zieht es nur noch zufällig.</translation>
    </message>
    <message>
        <source>Asks about the sample that is farthest from all labelled ones.</source>
        <translation>Fragt nach dem Beispiel, das von allen gelabelten am weitesten entfernt ist.</translation>
    </message>
    <message>
        <source>Use it to find rare kinds of samples, once each class has a few labels; it also picks outliers and broken samples.</source>
        <translation>Um seltene Arten von Beispielen zu finden, sobald jede Klasse einige Labels hat; es wählt auch Ausreißer und kaputte Beispiele.</translation>
    </message>
    <message>
        <source>Asks about the samples whose class probabilities differ most from those of their nearest labelled samples.</source>
        <translation>Fragt nach den Beispielen, deren Wahrscheinlichkeiten sich am meisten von denen der nächsten gelabelten unterscheiden.</translation>
    </message>
    <message>
        <source>Use it for small batches, where classes meet in dense regions; large batches may hold many near-duplicates.</source>
        <translation>Für kleine Stapel, wo Klassen in dichten Gebieten aneinandergrenzen; in großen Stapeln sind oft viele Beispiele fast gleich.</translation>
    </message>
    <message>
        <source>It compares distributions over classes that exclude each other.</source>
        <translation>Es vergleicht Verteilungen über Klassen, die einander ausschließen.</translation>
    </message>
    <message>
        <source>Asks about the samples that a second classifier tells apart best from those already labelled.</source>
        <translation>Fragt nach den Beispielen, die ein zweiter Klassifikator am besten von den schon gelabelten unterscheidet.</translation>
    </message>
    <message>
        <source>Use it when the labels should be spread like the pool, with any number of classes; it ignores what the classifier finds hard.</source>
        <translation>Wenn die Labels wie der Pool verteilt sein sollen, bei beliebig vielen Klassen; es übersieht, was dem Klassifikator schwerfällt.</translation>
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
        <source>The subfolders are sites: recordings called by date and time lie in them.</source>
        <translation>Die Unterordner sind Standorte: Darin liegen Aufnahmen, die nach Datum und Uhrzeit heißen.</translation>
    </message>
    <message>
        <source>Date and time are in the file names: {name} is {date}, {time}.</source>
        <translation>Datum und Uhrzeit stehen in den Dateinamen: {name} ist {date}, {time}.</translation>
    </message>
    <message>
        <source>Sites: {names}.</source>
        <translation>Standorte: {names}.</translation>
    </message>
    <message>
        <source>Sites: {n}, such as {names}.</source>
        <translation>Standorte: {n}, etwa {names}.</translation>
    </message>
    <message>
        <source>Each class has a column: {names}.</source>
        <translation>Jede Klasse hat eine Spalte: {names}.</translation>
    </message>
    <message>
        <source>Samples can have several classes, such as {names}.</source>
        <translation>Beispiele können mehrere Klassen haben, etwa {names}.</translation>
    </message>
    <message>
        <source>Annotations of different classes overlap: windows can have several classes.</source>
        <translation>Annotationen verschiedener Klassen überlappen: Abschnitte können mehrere Klassen haben.</translation>
    </message>
    <message>
        <source>Each line is a stretch of a recording, and becomes a sample.</source>
        <translation>Jede Zeile ist ein Ausschnitt einer Aufnahme und wird ein Beispiel.</translation>
    </message>
    <message>
        <source>The table {name} has more about the files.</source>
        <translation>In der Tabelle {name} steht mehr über die Dateien.</translation>
    </message>
    <message>
        <source>Labels such as NA or None, read as no label: {n}.</source>
        <translation>Labels wie NA oder None, als kein Label gelesen: {n}.</translation>
    </message>
    <message>
        <source>sites</source>
        <translation>Standorte</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>parts of recordings</source>
        <translation>Teile von Aufnahmen</translation>
    </message>
    <message>
        <source>none: each file by itself</source>
        <translation>nichts: jede Datei für sich</translation>
    </message>
    <message>
        <source>the same {column}</source>
        <translation>gleiche Werte in „{column}“</translation>
    </message>
    <message>
        <source>The model never learns from a recording that it is measured on.</source>
        <translation>Das Modell lernt nie aus einer Aufnahme, an der es gemessen wird.</translation>
    </message>
    <message>
        <source>The model never learns from a site that it is measured on.</source>
        <translation>Das Modell lernt nie von einem Standort, an dem es gemessen wird.</translation>
    </message>
    <message>
        <source>The model never learns from a day that it is measured on.</source>
        <translation>Das Modell lernt nie von einem Tag, an dem es gemessen wird.</translation>
    </message>
    <message>
        <source>The model learns from some minutes of a recording and is measured on others: how it does in other recordings cannot be known.</source>
        <translation>Das Modell lernt aus einigen Minuten einer Aufnahme und wird an anderen gemessen: Wie es bei anderen Aufnahmen ist, lässt sich nicht wissen.</translation>
    </message>
    <message>
        <source>The model may learn from one file and be measured on the next.</source>
        <translation>Das Modell kann aus einer Datei lernen und an der nächsten gemessen werden.</translation>
    </message>
    <message>
        <source>The model never learns from a {column} that it is measured on.</source>
        <translation>Das Modell lernt nie aus Beispielen, die in „{column}“ den gleichen Wert haben wie die, an denen es gemessen wird.</translation>
    </message>
    <message>
        <source>It stays as it is, since answers to audit samples were given.</source>
        <translation>Das bleibt nun so, denn Audit-Beispiele sind schon beantwortet.</translation>
    </message>
    <message>
        <source>It is as your data were split for the test.</source>
        <translation>So wurden Ihre Daten für den Test geteilt.</translation>
    </message>
    <message>
        <source>When to stop is not said where samples may have several classes: tried out, the 90 % intervals of the next batch held 77 times in 100. How many samples of a class are not found yet is told where you teach or validate it.</source>
        <translation>Wann Sie aufhören können, wird nicht gesagt, wenn Beispiele mehrere Klassen haben dürfen: Erprobt, hielten die 90-%-Intervalle des nächsten Stapels in 77 von 100 Fällen. Wie viele Beispiele einer Klasse noch nicht gefunden sind, steht dort, wo Sie sie lehren oder validieren.</translation>
    </message>
    <message>
        <source>Over the classes</source>
        <translation>Über die Klassen</translation>
    </message>
    <message>
        <source>max</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Probability dealt evenly</source>
        <translation>Gleichmäßig verteilte Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Greediness (0 is random)</source>
        <translation>Gier (0 heißt Zufall)</translation>
    </message>
    <message>
        <source>Adapt the kernel&apos;s width to the labels</source>
        <translation>Kernbreite an die Labels anpassen</translation>
    </message>
    <message>
        <source>Neighbours that count as similar</source>
        <translation>Nachbarn, die als ähnlich gelten</translation>
    </message>
    <message>
        <source>Purity within the radius</source>
        <translation>Reinheit im Umkreis</translation>
    </message>
    <message>
        <source>Fit it once per batch</source>
        <translation>Einmal je Stapel trainieren</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Training batch size</source>
        <translation>Beispiele je Trainingsschritt</translation>
    </message>
    <message>
        <source>C (inverse penalty)</source>
        <translation>C (Kehrwert der Strafe)</translation>
    </message>
    <message>
        <source>Max. iterations</source>
        <translation>Max. Iterationen</translation>
    </message>
    <message>
        <source>The model&apos;s embeddings were made elsewhere and read from a file: ALDesk cannot make those of other data</source>
        <translation>Die Einbettungen des Modells entstanden anderswo und wurden aus einer Datei gelesen: Die anderer Daten kann ALDesk nicht berechnen</translation>
    </message>
    <message>
        <source>Nothing was embedded</source>
        <translation>Nichts wurde eingebettet</translation>
    </message>
    <message>
        <source>In Python, load_model(folder).score(embeddings) takes them</source>
        <translation>In Python nimmt load_model(folder).score(embeddings) sie an</translation>
    </message>
    <message>
        <source>This is another encoder than the model was trained with, or the same with another content or other options ({key} and not {key2})</source>
        <translation>Das ist ein anderer Encoder als der, mit dem das Modell gelernt hat, oder derselbe mit anderem Inhalt oder anderen Einstellungen ({key} und nicht {key2})</translation>
    </message>
    <message>
        <source>Give the place of the same one with --encoder</source>
        <translation>Geben Sie mit --encoder an, wo derselbe liegt</translation>
    </message>
    <message>
        <source>The model&apos;s encoder is not here</source>
        <translation>Der Encoder des Modells ist nicht hier</translation>
    </message>
    <message>
        <source>Copy it to this computer, and say where it lies with --encoder</source>
        <translation>Kopieren Sie ihn auf diesen Computer, und sagen Sie mit --encoder, wo er liegt</translation>
    </message>
    <message>
        <source>The model&apos;s encoder has not been fetched to this computer</source>
        <translation>Der Encoder des Modells wurde noch nicht auf diesen Computer geholt</translation>
    </message>
    <message>
        <source>To fetch it from Hugging Face, add --encoder {name}</source>
        <translation>Um ihn von Hugging Face zu holen, ergänzen Sie --encoder {name}</translation>
    </message>
    <message>
        <source>From this name it cannot be told what is to be written</source>
        <translation>An diesem Namen ist nicht zu erkennen, was geschrieben werden soll</translation>
    </message>
    <message>
        <source>Name a .parquet, .csv or .aldesk, a folder raven or audacity, or say the form</source>
        <translation>Nennen Sie eine .parquet, .csv oder .aldesk, einen Ordner raven oder audacity, oder sagen Sie die Form</translation>
    </message>
    <message>
        <source>The model has no class “{strange}”</source>
        <translation>Das Modell hat keine Klasse „{strange}“</translation>
    </message>
    <message>
        <source>Its classes are {classes}</source>
        <translation>Seine Klassen sind {classes}</translation>
    </message>
    <message>
        <source>Events are of sound, and this model is for pictures</source>
        <translation>Ereignisse gibt es in Klang, und dieses Modell ist für Bilder</translation>
    </message>
    <message>
        <source>Write a table or a project</source>
        <translation>Schreiben Sie eine Tabelle oder ein Projekt</translation>
    </message>
    <message>
        <source>There is something else of this name, and no earlier result</source>
        <translation>Etwas anderes heißt schon so und ist kein früheres Ergebnis</translation>
    </message>
    <message>
        <source>Name a new file, or move that one away</source>
        <translation>Nennen Sie eine neue Datei, oder schieben Sie jene weg</translation>
    </message>
    <message>
        <source>The result would replace what it is made from</source>
        <translation>Das Ergebnis würde ersetzen, woraus es entsteht</translation>
    </message>
    <message>
        <source>Name another file</source>
        <translation>Nennen Sie eine andere Datei</translation>
    </message>
    <message>
        <source>It cannot be written as {suffix}</source>
        <translation>Es kann nicht als {suffix} geschrieben werden</translation>
    </message>
    <message>
        <source>There is a file of this name</source>
        <translation>Eine Datei dieses Namens gibt es schon</translation>
    </message>
    <message>
        <source>The model takes finite embeddings (n, {n_features}), and these are {shape}</source>
        <translation>Das Modell braucht endliche Einbettungen (n, {n_features}), und diese sind {shape}</translation>
    </message>
    <message>
        <source>This file of embeddings does not fit the model</source>
        <translation>Diese Datei mit Einbettungen passt nicht zum Modell</translation>
    </message>
    <message>
        <source>Remove it, and apply the model again</source>
        <translation>Entfernen Sie sie, und wenden Sie das Modell noch einmal an</translation>
    </message>
    <message>
        <source>There is another project of this name, or somebody has begun to label in it</source>
        <translation>Ein anderes Projekt heißt schon so, oder jemand hat darin schon gelabelt</translation>
    </message>
    <message>
        <source>Name another one</source>
        <translation>Nennen Sie ein anderes</translation>
    </message>
    <message>
        <source>This project was made by a model of other classes</source>
        <translation>Dieses Projekt stammt von einem Modell mit anderen Klassen</translation>
    </message>
    <message>
        <source>Name a new one; with --reuse {file} nothing is embedded again</source>
        <translation>Nennen Sie ein neues; mit --reuse {file} wird nichts noch einmal eingebettet</translation>
    </message>
    <message>
        <source>{what} could not be written ({strerror})</source>
        <translation>{what} konnte nicht geschrieben werden ({strerror})</translation>
    </message>
    <message>
        <source>Check the room on the disk and the folder&apos;s permissions</source>
        <translation>Prüfen Sie den Platz auf dem Datenträger und die Rechte des Ordners</translation>
    </message>
    <message>
        <source>The project is damaged: event {seq} ({kind}) of the journal does not fit those before it</source>
        <translation>Das Projekt ist beschädigt: Ereignis {seq} ({kind}) des Journals passt nicht zu denen davor</translation>
    </message>
    <message>
        <source>The file was not changed</source>
        <translation>Die Datei wurde nicht geändert</translation>
    </message>
    <message>
        <source>Save what is whole with `aldesk repair FILE --to NEW`, or open one of its backups</source>
        <translation>Retten Sie, was heil ist, mit `aldesk repair FILE --to NEW`, oder öffnen Sie eine seiner Sicherungen</translation>
    </message>
    <message>
        <source>Event {seq} of the journal is of a kind that this ALDesk does not know ({kind})</source>
        <translation>Ereignis {seq} des Journals ist von einer Art, die dieses ALDesk nicht kennt ({kind})</translation>
    </message>
    <message>
        <source>Update ALDesk to open it</source>
        <translation>Aktualisieren Sie ALDesk, um es zu öffnen</translation>
    </message>
    <message>
        <source>These are not two copies of one project: their journals have no beginning in common</source>
        <translation>Das sind nicht zwei Kopien eines Projekts: Ihre Journale haben keinen gemeinsamen Anfang</translation>
    </message>
    <message>
        <source>Nothing was merged</source>
        <translation>Nichts wurde zusammengeführt</translation>
    </message>
    <message>
        <source>To take over another project&apos;s labels, export them and import the table</source>
        <translation>Um die Labels eines anderen Projekts zu übernehmen, exportieren Sie sie und importieren die Tabelle</translation>
    </message>
    <message>
        <source>The two copies cannot be merged: an earlier ALDesk added classes to both</source>
        <translation>Die beiden Kopien können nicht zusammengeführt werden: Ein früheres ALDesk hat in beiden Klassen hinzugefügt</translation>
    </message>
    <message>
        <source>Export the labels of one, and import the table into the other</source>
        <translation>Exportieren Sie die Labels der einen, und importieren Sie die Tabelle in die andere</translation>
    </message>
    <message>
        <source>The two copies cannot be merged: one of them was changed by something else than ALDesk, or both by an ALDesk that did not know of copies</source>
        <translation>Die beiden Kopien können nicht zusammengeführt werden: Eine wurde von etwas anderem als ALDesk geändert, oder beide von einem ALDesk, das Kopien noch nicht kannte</translation>
    </message>
    <message>
        <source>Its content has changed since it was taken in</source>
        <translation>Der Inhalt hat sich seit der Aufnahme geändert</translation>
    </message>
    <message>
        <source>Put the old file back, or give the new one another name and add it</source>
        <translation>Legen Sie die alte Datei zurück, oder geben Sie der neuen einen anderen Namen und fügen sie hinzu</translation>
    </message>
    <message>
        <source>Temporary files cannot be written ({strerror})</source>
        <translation>Temporäre Dateien können nicht geschrieben werden ({strerror})</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>Nichts wurde geändert</translation>
    </message>
    <message>
        <source>Make room there, or start ALDesk with TMPDIR set to another folder</source>
        <translation>Schaffen Sie dort Platz, oder starten Sie ALDesk mit einem anderen Ordner in TMPDIR</translation>
    </message>
    <message>
        <source>Each of the {problems} samples that were tried has failed, {share} for this reason: {value}{such_as}</source>
        <translation>Jedes der {problems} versuchten Beispiele ist fehlgeschlagen, {share} aus diesem Grund: {value}{such_as}</translation>
    </message>
    <message>
        <source>What was embedded is kept, and none of them is marked as broken</source>
        <translation>Was eingebettet wurde, ist erhalten, und keines davon gilt als kaputt</translation>
    </message>
    <message>
        <source>See that the drive with the files is there, or find moved files; then begin again</source>
        <translation>Sehen Sie nach, ob das Laufwerk mit den Dateien da ist, oder suchen Sie verschobene Dateien; beginnen Sie dann noch einmal</translation>
    </message>
    <message>
        <source>Choose another encoder, or look into these files; then begin again</source>
        <translation>Wählen Sie einen anderen Encoder, oder sehen Sie sich diese Dateien an; beginnen Sie dann noch einmal</translation>
    </message>
    <message>
        <source>The scores of the model&apos;s own classes do not follow from its embeddings by one linear layer, so that they cannot be searched by</source>
        <translation>Die Werte der eigenen Klassen des Modells folgen nicht durch eine lineare Schicht aus seinen Einbettungen, darum kann nach ihnen nicht gesucht werden</translation>
    </message>
    <message>
        <source>Give the tensor before the class scores as its output, in the model&apos;s card</source>
        <translation>Geben Sie in der Karte des Modells den Tensor vor den Klassenwerten als Ausgabe an</translation>
    </message>
    <message>
        <source>There is no such device on this machine</source>
        <translation>Dieses Gerät gibt es auf diesem Computer nicht</translation>
    </message>
    <message>
        <source>Choose {value}, or install a PyTorch that supports your GPU</source>
        <translation>Wählen Sie {value}, oder installieren Sie ein PyTorch, das Ihre Grafikkarte unterstützt</translation>
    </message>
    <message>
        <source>There is no such precision</source>
        <translation>Diese Rechengenauigkeit gibt es nicht</translation>
    </message>
    <message>
        <source>Choose auto, {DTYPES}</source>
        <translation>Wählen Sie auto, {DTYPES}</translation>
    </message>
    <message>
        <source>All labels are kept: they are stored elsewhere</source>
        <translation>Alle Labels sind erhalten: Sie liegen anderswo</translation>
    </message>
    <message>
        <source>this is sound, and the encoder is for pictures</source>
        <translation>das ist Klang, und der Encoder ist für Bilder</translation>
    </message>
    <message>
        <source>The encoder reads no words</source>
        <translation>Der Encoder liest keine Wörter</translation>
    </message>
    <message>
        <source>this is a picture, and the encoder is for sound</source>
        <translation>das ist ein Bild, und der Encoder ist für Klang</translation>
    </message>
    <message>
        <source>There is no such encoder</source>
        <translation>Diesen Encoder gibt es nicht</translation>
    </message>
    <message>
        <source>Give one of {names}, a folder with a model, a model file, a file with embeddings, or a hub id such as facebook/dinov2-small</source>
        <translation>Geben Sie {names}, einen Ordner mit einem Modell, eine Modelldatei, eine Datei mit Einbettungen oder einen Namen im Hub wie facebook/dinov2-small</translation>
    </message>
    <message>
        <source>The encoder is for {KINDS}, and these samples are {KINDS2}</source>
        <translation>Der Encoder ist für {KINDS}, und diese Beispiele sind {KINDS2}</translation>
    </message>
    <message>
        <source>Choose {other}, or another encoder for {KINDS}</source>
        <translation>Wählen Sie {other} oder einen anderen Encoder für {KINDS}</translation>
    </message>
    <message>
        <source>The model has no classes of its own</source>
        <translation>Das Modell hat keine eigenen Klassen</translation>
    </message>
    <message>
        <source>the model fails on it ({error})</source>
        <translation>das Modell scheitert daran ({error})</translation>
    </message>
    <message>
        <source>This model is neither a folder here nor in the cache, and the hub did not give it ({value})</source>
        <translation>Dieses Modell ist weder ein Ordner hier noch im Zwischenspeicher, und der Hub gab es nicht her ({value})</translation>
    </message>
    <message>
        <source>On a machine with a network run `{command}`, copy the folder {here} to this machine, and give its path as the encoder</source>
        <translation>Führen Sie auf einem Computer mit Netz `{command}` aus, kopieren Sie den Ordner {here} auf diesen Computer, und geben Sie seinen Pfad als Encoder an</translation>
    </message>
    <message>
        <source>This model has no weights in the safetensors format, and ALDesk reads no other</source>
        <translation>Dieses Modell hat keine Gewichte im Format safetensors, und ein anderes liest ALDesk nicht</translation>
    </message>
    <message>
        <source>Choose a model or a revision (owner/name@revision) that has model.safetensors</source>
        <translation>Wählen Sie ein Modell oder eine Revision (owner/name@revision) mit model.safetensors</translation>
    </message>
    <message>
        <source>Run `pip install {LIBRARY}` in ALDesk&apos;s environment, or give the model in the ONNX format</source>
        <translation>Führen Sie `pip install {LIBRARY}` in der Umgebung von ALDesk aus, oder geben Sie das Modell im Format ONNX</translation>
    </message>
    <message>
        <source>There is no such device</source>
        <translation>Dieses Gerät gibt es nicht</translation>
    </message>
    <message>
        <source>embeddings from a file are for the samples of a project</source>
        <translation>Einbettungen aus einer Datei sind für die Beispiele eines Projekts</translation>
    </message>
    <message>
        <source>{name} has no row for this sample</source>
        <translation>{name} hat keine Zeile für dieses Beispiel</translation>
    </message>
    <message>
        <source>The file holds no matrix of embeddings ({value})</source>
        <translation>Die Datei enthält keine Matrix von Einbettungen ({value})</translation>
    </message>
    <message>
        <source>It takes an array of numbers with a row for each sample</source>
        <translation>Es braucht ein Feld von Zahlen mit einer Zeile für jedes Beispiel</translation>
    </message>
    <message>
        <source>None of its {n_rows} rows belongs to a sample of the project: the first is called {first}, the first sample {name}</source>
        <translation>Keine ihrer {n_rows} Zeilen gehört zu einem Beispiel des Projekts: Die erste heißt {first}, das erste Beispiel {name}</translation>
    </message>
    <message>
        <source>Name the rows by the samples&apos; ids or paths, in a column “id” or “path”</source>
        <translation>Benennen Sie die Zeilen nach Kennung oder Pfad der Beispiele, in einer Spalte „id“ oder „path“</translation>
    </message>
    <message>
        <source>The matrix has {n_rows} rows and the project {samples} samples, and nothing in the file says which row belongs to which sample</source>
        <translation>Die Matrix hat {n_rows} Zeilen und das Projekt {samples} Beispiele, und nichts in der Datei sagt, welche Zeile zu welchem Beispiel gehört</translation>
    </message>
    <message>
        <source>Give a .npz or .parquet file with a column “id” or “path” beside the vectors, or one row for each sample in the natural order of their paths</source>
        <translation>Geben Sie eine .npz oder .parquet mit einer Spalte „id“ oder „path“ neben den Vektoren oder eine Zeile für jedes Beispiel in der natürlichen Reihenfolge ihrer Pfade</translation>
    </message>
    <message>
        <source>Rows {value} and {value2} of the matrix name the same file, {name}</source>
        <translation>Die Zeilen {value} und {value2} der Matrix nennen dieselbe Datei, {name}</translation>
    </message>
    <message>
        <source>Name the samples by their ids, or by longer paths</source>
        <translation>Benennen Sie die Beispiele nach ihrer Kennung oder mit längeren Pfaden</translation>
    </message>
    <message>
        <source>Row {value} of the matrix, {parts}, fits {n} samples equally well, such as {example}</source>
        <translation>Zeile {value} der Matrix, {parts}, passt gleich gut zu {n} Beispielen, etwa {example}</translation>
    </message>
    <message>
        <source>The folder holds no model that can be used as an encoder ({value})</source>
        <translation>Der Ordner enthält kein Modell, das als Encoder zu gebrauchen ist ({value})</translation>
    </message>
    <message>
        <source>It needs config.json, preprocessor_config.json and weights in the safetensors format, of a model for sound or pictures that transformers knows</source>
        <translation>Er braucht config.json, preprocessor_config.json und Gewichte im Format safetensors, von einem Modell für Klang oder Bilder, das transformers kennt</translation>
    </message>
    <message>
        <source>The card of the model {value}</source>
        <translation>Die Karte des Modells {value}</translation>
    </message>
    <message>
        <source>Correct it or take it away; a card can have {FIELDS}</source>
        <translation>Berichtigen Sie sie, oder nehmen Sie sie weg; eine Karte kann {FIELDS} haben</translation>
    </message>
    <message>
        <source>The folder holds no model that can be used as an encoder: {value}</source>
        <translation>Der Ordner enthält kein Modell, das als Encoder zu gebrauchen ist: {value}</translation>
    </message>
    <message>
        <source>The weights are in {name} only; files of that kind can run code when they are read, so ALDesk reads weights in the safetensors format and no other</source>
        <translation>Die Gewichte liegen nur in {name}; solche Dateien können beim Lesen Code ausführen, darum liest ALDesk Gewichte im Format safetensors und in keinem anderen</translation>
    </message>
    <message>
        <source>Choose a revision or a model that has model.safetensors</source>
        <translation>Wählen Sie eine Revision oder ein Modell mit model.safetensors</translation>
    </message>
    <message>
        <source>The file holds no model that can be used as an encoder: {value}</source>
        <translation>Die Datei enthält kein Modell, das als Encoder zu gebrauchen ist: {value}</translation>
    </message>
    <message>
        <source>Give another model file, or copy or download it again</source>
        <translation>Geben Sie eine andere Modelldatei, oder kopieren oder laden Sie diese noch einmal</translation>
    </message>
    <message>
        <source>the encoder&apos;s answer is not finite numbers</source>
        <translation>die Antwort des Encoders besteht nicht aus endlichen Zahlen</translation>
    </message>
    <message>
        <source>cannot be decoded ({name}: {error})</source>
        <translation>lässt sich nicht decodieren ({name}: {error})</translation>
    </message>
    <message>
        <source>This model has no pooling {how}</source>
        <translation>Dieses Modell hat kein Pooling {how}</translation>
    </message>
    <message>
        <source>There is no such pooling</source>
        <translation>Dieses Pooling gibt es nicht</translation>
    </message>
    <message>
        <source>Choose auto, {there}</source>
        <translation>Wählen Sie auto, {there}</translation>
    </message>
    <message>
        <source>The encoder is not the one that made the project&apos;s embeddings</source>
        <translation>Der Encoder ist nicht der, der die Einbettungen des Projekts berechnet hat</translation>
    </message>
    <message>
        <source>Embed the project again with it, or bring the earlier one back</source>
        <translation>Betten Sie das Projekt damit noch einmal ein, oder holen Sie den früheren zurück</translation>
    </message>
    <message>
        <source>The encoder has no classes of its own</source>
        <translation>Der Encoder hat keine eigenen Klassen</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
        <source>Embeddings cannot be written ({strerror})</source>
        <translation>Einbettungen können nicht geschrieben werden ({strerror})</translation>
    </message>
    <message>
        <source>All labels, and the embeddings written before, are kept</source>
        <translation>Alle Labels und die früher geschriebenen Einbettungen sind erhalten</translation>
    </message>
    <message>
        <source>This file of embeddings is missing or damaged</source>
        <translation>Diese Datei mit Einbettungen fehlt oder ist beschädigt</translation>
    </message>
    <message>
        <source>Run `aldesk check`, then embed again: only what is missing will be computed</source>
        <translation>Führen Sie `aldesk check` aus, und betten Sie dann noch einmal ein: Nur was fehlt, wird berechnet</translation>
    </message>
    <message>
        <source>too short: {samples} samples; at least {least} ({value} ms) are needed</source>
        <translation>zu kurz: {samples} Abtastwerte; mindestens {least} ({value} ms) sind nötig</translation>
    </message>
    <message>
        <source>The model&apos;s half for words cannot be loaded ({value})</source>
        <translation>Die Hälfte des Modells für Wörter kann nicht geladen werden ({value})</translation>
    </message>
    <message>
        <source>Copy or download the model again, with its tokenizer.json</source>
        <translation>Kopieren oder laden Sie das Modell noch einmal, mit seiner tokenizer.json</translation>
    </message>
    <message>
        <source>there is not enough memory on {device} to embed it</source>
        <translation>auf {device} ist nicht genug Speicher, um es einzubetten</translation>
    </message>
    <message>
        <source>Close other programs, or embed on the CPU (--device cpu)</source>
        <translation>Schließen Sie andere Programme, oder betten Sie auf dem Prozessor ein (--device cpu)</translation>
    </message>
    <message>
        <source>The scheduler cannot be reached ({reason})</source>
        <translation>Der Scheduler ist nicht erreichbar ({reason})</translation>
    </message>
    <message>
        <source>These files make no certificate that a connection can be encrypted with</source>
        <translation>Aus diesen Dateien ergibt sich kein Zertifikat, mit dem eine Verbindung verschlüsselt werden kann</translation>
    </message>
    <message>
        <source>Look whether it runs and the address is right</source>
        <translation>Sehen Sie nach, ob er läuft und die Adresse stimmt</translation>
    </message>
    <message>
        <source>Write it as HOST:PORT; a scheduler prints it when it starts</source>
        <translation>Schreiben Sie sie als HOST:PORT; ein Scheduler gibt sie beim Start aus</translation>
    </message>
    <message>
        <source>Give --tls-ca, --tls-cert and --tls-key</source>
        <translation>Geben Sie --tls-ca, --tls-cert und --tls-key an</translation>
    </message>
    <message>
        <source>Leave the files out, or start the scheduler with its own</source>
        <translation>Lassen Sie die Dateien weg, oder starten Sie den Scheduler mit seinen eigenen</translation>
    </message>
    <message>
        <source>This is no address of a scheduler</source>
        <translation>Das ist keine Adresse eines Schedulers</translation>
    </message>
    <message>
        <source>The scheduler encrypts</source>
        <translation>Der Scheduler verschlüsselt</translation>
    </message>
    <message>
        <source>An encrypted connection takes three files</source>
        <translation>Eine verschlüsselte Verbindung braucht drei Dateien</translation>
    </message>
    <message>
        <source>The scheduler does not encrypt</source>
        <translation>Der Scheduler verschlüsselt nicht</translation>
    </message>
    <message>
        <source>The workers have another {name} than this machine: {theirs}, not {ours}</source>
        <translation>Die Worker haben ein anderes {name} als dieser Rechner: {theirs}, nicht {ours}</translation>
    </message>
    <message>
        <source>Install the same versions everywhere, with packaging/constraints.txt</source>
        <translation>Installieren Sie überall dieselben Versionen, mit packaging/constraints.txt</translation>
    </message>
    <message>
        <source>Dask distributed is not installed</source>
        <translation>Dask distributed ist nicht installiert</translation>
    </message>
    <message>
        <source>Use an ALDesk that `pip install &apos;aldesk[cluster]&apos;` has installed</source>
        <translation>Verwenden Sie ein ALDesk, das mit `pip install &apos;aldesk[cluster]&apos;` installiert wurde</translation>
    </message>
    <message>
        <source>Start some: dask worker {scheduler} --nthreads 1</source>
        <translation>Starten Sie welche: dask worker {scheduler} --nthreads 1</translation>
    </message>
    <message>
        <source>The scheduler has no workers</source>
        <translation>Der Scheduler hat keine Worker</translation>
    </message>
    <message>
        <source>The worker does {n} tasks at once, and it must be one</source>
        <translation>Der Worker erledigt {n} Aufgaben zugleich, es muss aber eine sein</translation>
    </message>
    <message>
        <source>Start it with dask worker {scheduler} --nworkers {n} --nthreads 1</source>
        <translation>Starten Sie ihn mit dask worker {scheduler} --nworkers {n} --nthreads 1</translation>
    </message>
    <message>
        <source>Embeddings that are read from a file need no cluster</source>
        <translation>Embeddings, die aus einer Datei gelesen werden, brauchen keinen Cluster</translation>
    </message>
    <message>
        <source>A worker of the cluster answered what cannot be</source>
        <translation>Ein Worker des Clusters hat geantwortet, was nicht sein kann</translation>
    </message>
    <message>
        <source>Run `aldesk embed` without --cluster</source>
        <translation>Führen Sie `aldesk embed` ohne --cluster aus</translation>
    </message>
    <message>
        <source>The files from here on are too large to be sent to the workers</source>
        <translation>Die Dateien ab hier sind zu groß, um sie an die Worker zu senden</translation>
    </message>
    <message>
        <source>What was embedded is kept</source>
        <translation>Was eingebettet wurde, bleibt erhalten</translation>
    </message>
    <message>
        <source>Put them on a disk that all workers see under the same path</source>
        <translation>Legen Sie sie auf ein Laufwerk, das alle Worker unter demselben Pfad sehen</translation>
    </message>
    <message>
        <source>Start it again, then go on</source>
        <translation>Starten Sie ihn neu, dann geht es weiter</translation>
    </message>
    <message>
        <source>A worker&apos;s encoder is another one: {key}, not {head}</source>
        <translation>Der Encoder eines Workers ist ein anderer: {key}, nicht {head}</translation>
    </message>
    <message>
        <source>What is complete is kept</source>
        <translation>Was vollständig ist, bleibt erhalten</translation>
    </message>
    <message>
        <source>Start it again, then run the same command to go on</source>
        <translation>Starten Sie ihn neu und führen Sie denselben Befehl aus, um fortzufahren</translation>
    </message>
    <message>
        <source>The digits could not be written</source>
        <translation>Die gesprochenen Ziffern konnten nicht geschrieben werden</translation>
    </message>
    <message>
        <source>The embedding process ended unexpectedly, perhaps for want of memory</source>
        <translation>Der Prozess, der einbettet, endete unerwartet, vielleicht aus Mangel an Speicher</translation>
    </message>
    <message>
        <source>Start it again to go on where it stopped</source>
        <translation>Starten Sie ihn neu, um dort fortzufahren, wo er stehen blieb</translation>
    </message>
    <message>
        <source>The process that fetches it ended unexpectedly</source>
        <translation>Der Prozess, der es herunterlädt, endete unerwartet</translation>
    </message>
    <message>
        <source>What was fetched is kept</source>
        <translation>Was heruntergeladen wurde, bleibt erhalten</translation>
    </message>
    <message>
        <source>Fetch it again to go on</source>
        <translation>Laden Sie es noch einmal herunter, um fortzufahren</translation>
    </message>
    <message>
        <source>The process that reads the files ended unexpectedly {when}, perhaps for want of memory</source>
        <translation>Der Prozess, der die Dateien liest, endete unerwartet {when}, vielleicht aus Mangel an Speicher</translation>
    </message>
    <message>
        <source>What was taken in is kept</source>
        <translation>Was eingelesen wurde, bleibt erhalten</translation>
    </message>
    <message>
        <source>Open the project again to go on where it stopped</source>
        <translation>Öffnen Sie das Projekt noch einmal, um dort fortzufahren, wo es stehen blieb</translation>
    </message>
    <message>
        <source>This is damaged: reading it ended the process that did</source>
        <translation>Das ist beschädigt: Beim Lesen endete der Prozess, der es las</translation>
    </message>
    <message>
        <source>This is a folder</source>
        <translation>Das ist ein Ordner</translation>
    </message>
    <message>
        <source>Give one file as an example, not a folder</source>
        <translation>Geben Sie eine Datei als Vorbild an, keinen Ordner</translation>
    </message>
    <message>
        <source>This is neither sound nor a picture that ALDesk reads</source>
        <translation>Das ist weder ein Ton noch ein Bild, das ALDesk liest</translation>
    </message>
    <message>
        <source>Convert it to {other}</source>
        <translation>Wandeln Sie es um in {other}</translation>
    </message>
    <message>
        <source>The project has {KINDS}, and this file is {kind}</source>
        <translation>Das Projekt hat {KINDS}, und diese Datei ist {kind}</translation>
    </message>
    <message>
        <source>Give an example that is {there}</source>
        <translation>Geben Sie ein Vorbild an, das {there} ist</translation>
    </message>
    <message>
        <source>This recording is {value} minutes long, too long for an example</source>
        <translation>Diese Aufnahme ist {value} Minuten lang, zu lang für ein Vorbild</translation>
    </message>
    <message>
        <source>Cut out what you look for, at most {LONGEST_SECONDS} seconds of it</source>
        <translation>Schneiden Sie heraus, was Sie suchen, höchstens {LONGEST_SECONDS} Sekunden davon</translation>
    </message>
    <message>
        <source>Nothing is embedded yet, so nothing can be compared with it</source>
        <translation>Noch ist nichts eingebettet, also lässt sich nichts damit vergleichen</translation>
    </message>
    <message>
        <source>The embeddings came from a file, without the encoder that made them</source>
        <translation>Die Embeddings kamen aus einer Datei, ohne den Encoder, der sie erzeugt hat</translation>
    </message>
    <message>
        <source>Look for what is like a sample of the project instead</source>
        <translation>Suchen Sie stattdessen, was einem Beispiel des Projekts ähnelt</translation>
    </message>
    <message>
        <source>The process that embeds it failed twice, perhaps for want of memory</source>
        <translation>Der Prozess, der es einbettet, scheiterte zweimal, vielleicht aus Mangel an Speicher</translation>
    </message>
    <message>
        <source>No label is lost</source>
        <translation>Kein Label ist verloren</translation>
    </message>
    <message>
        <source>The process that fits the model ended unexpectedly, perhaps for want of memory</source>
        <translation>Der Prozess, der das Modell trainiert, endete unerwartet, vielleicht aus Mangel an Speicher</translation>
    </message>
    <message>
        <source>All labels are kept</source>
        <translation>Alle Labels bleiben erhalten</translation>
    </message>
    <message>
        <source>There was not enough memory</source>
        <translation>Es gab nicht genug Speicher</translation>
    </message>
    <message>
        <source>Close other programs</source>
        <translation>Schließen Sie andere Programme</translation>
    </message>
    <message>
        <source>The refit failed ({failures})</source>
        <translation>Das Training scheiterte ({failures})</translation>
    </message>
    <message>
        <source>The refit failed ({answer})</source>
        <translation>Das Training scheiterte ({answer})</translation>
    </message>
    <message>
        <source>Every task failed; {strategy}: {what}</source>
        <translation>Jede Aufgabe scheiterte; {strategy}: {what}</translation>
    </message>
    <message>
        <source>A strategy failed in its first cycle: {what}</source>
        <translation>Eine Strategie scheiterte in ihrem ersten Durchgang: {what}</translation>
    </message>
    <message>
        <source>The folder holds the embedded samples of another plan&apos;s [data]</source>
        <translation>Der Ordner enthält die eingebetteten Beispiele der [data] eines anderen Plans</translation>
    </message>
    <message>
        <source>Name a new folder</source>
        <translation>Nennen Sie einen neuen Ordner</translation>
    </message>
    <message>
        <source>{n} files cannot be reached; the first: {unreachable}</source>
        <translation>{n} Dateien sind nicht erreichbar; die erste: {unreachable}</translation>
    </message>
    <message>
        <source>The study&apos;s process ended unexpectedly</source>
        <translation>Der Prozess der Studie endete unerwartet</translation>
    </message>
    <message>
        <source>If it does again, a file of its data may be damaged: copy or download it again</source>
        <translation>Geschieht es wieder, ist vielleicht eine Datei ihrer Daten beschädigt: Kopieren oder laden Sie sie noch einmal</translation>
    </message>
    <message>
        <source>The file has {has}, and channel {channel} was chosen</source>
        <translation>Die Datei hat {has}, und gewählt wurde Kanal {channel}</translation>
    </message>
    <message>
        <source>Choose another channel, or the mix of all</source>
        <translation>Wählen Sie einen anderen Kanal oder die Mischung aller</translation>
    </message>
    <message>
        <source>The model cannot be read ({strerror})</source>
        <translation>Das Modell lässt sich nicht lesen ({strerror})</translation>
    </message>
    <message>
        <source>No recording is cut into windows, so there are no parts to keep together</source>
        <translation>Keine Aufnahme ist in Fenster geschnitten, also gibt es keine Teile, die zusammenbleiben sollten</translation>
    </message>
    <message>
        <source>Of {n} {value} too few are left to learn from; {LEAST_VALUES} are the least</source>
        <translation>Von {n} {value} bleiben zu wenige zum Lernen; mindestens {LEAST_VALUES} müssen es sein</translation>
    </message>
    <message>
        <source>No sample says its {by}</source>
        <translation>Kein Beispiel nennt sein {by}</translation>
    </message>
    <message>
        <source>Let a pattern read it in the file names: --pattern &apos;{site}_{date}_{time}&apos;</source>
        <translation>Lassen Sie es von einem Muster aus den Dateinamen lesen: --pattern &apos;{site}_{date}_{time}&apos;</translation>
    </message>
    <message>
        <source>There is no sound or picture in the folder</source>
        <translation>Im Ordner ist weder ein Ton noch ein Bild</translation>
    </message>
    <message>
        <source>There is no configuration {wanted}</source>
        <translation>Es gibt keine Konfiguration {wanted}</translation>
    </message>
    <message>
        <source>There are several configurations</source>
        <translation>Es gibt mehrere Konfigurationen</translation>
    </message>
    <message>
        <source>The table names no file</source>
        <translation>Die Tabelle nennt keine Datei</translation>
    </message>
    <message>
        <source>The project was closed before its copy was made</source>
        <translation>Das Projekt wurde geschlossen, bevor seine Kopie gemacht war</translation>
    </message>
    <message>
        <source>Go on there, close it first, or let the command end</source>
        <translation>Machen Sie dort weiter, schließen Sie es zuerst, oder lassen Sie den Befehl zu Ende laufen</translation>
    </message>
    <message>
        <source>Close it there; if that computer has crashed, try again in {LEASE} s, or remove {name}.held</source>
        <translation>Schließen Sie es dort; ist jener Rechner abgestürzt, versuchen Sie es in {LEASE} s noch einmal, oder entfernen Sie {name}.held</translation>
    </message>
    <message>
        <source>All samples are of the class “{classes}”; it takes two classes at least</source>
        <translation>Alle Beispiele sind von der Klasse „{classes}“; es braucht mindestens zwei Klassen</translation>
    </message>
    <message>
        <source>Every one of the {classes} samples has a label of its own</source>
        <translation>Jedes der {classes} Beispiele hat ein eigenes Label</translation>
    </message>
    <message>
        <source>Name the column that holds classes</source>
        <translation>Nennen Sie die Spalte mit den Klassen</translation>
    </message>
    <message>
        <source>No sample to test with has any of the classes</source>
        <translation>Kein Beispiel zum Testen hat eine der Klassen</translation>
    </message>
    <message>
        <source>There are {X} labelled samples to query and {X_test} to test with</source>
        <translation>Es gibt {X} gelabelte Beispiele zum Abfragen und {X_test} zum Testen</translation>
    </message>
    <message>
        <source>Row {row} of {name} holds a number that is not finite</source>
        <translation>Zeile {row} von {name} enthält eine Zahl, die nicht endlich ist</translation>
    </message>
    <message>
        <source>The pool has {shape} features, the test split {shape2}</source>
        <translation>Der Pool hat {shape} Merkmale, die Testdaten haben {shape2}</translation>
    </message>
    <message>
        <source>Samples may have several classes in the pool or in the test split alone</source>
        <translation>Im Pool oder in den Testdaten können Beispiele mehrere Klassen haben, aber nicht in beiden</translation>
    </message>
    <message>
        <source>{X} embeddings do not fit labels of the shape {shape}</source>
        <translation>{X} Embeddings passen nicht zu Labels der Form {shape}</translation>
    </message>
    <message>
        <source>An array of several classes holds 1 (present), 0 (absent) and −1 (not known) alone</source>
        <translation>Ein Array mit mehreren Klassen enthält nur 1 (da), 0 (nicht da) und −1 (nicht bekannt)</translation>
    </message>
    <message>
        <source>{classes} names in “classes” do not fit labels of the shape {shape}</source>
        <translation>{classes} Namen in „classes“ passen nicht zu Labels der Form {shape}</translation>
    </message>
    <message>
        <source>There is no column {id_column}</source>
        <translation>Es gibt keine Spalte {id_column}</translation>
    </message>
    <message>
        <source>This is no matrix that a study can read</source>
        <translation>Das ist keine Matrix, die eine Studie lesen kann</translation>
    </message>
    <message>
        <source>Give a file that ends in .npy, .npz, .parquet or .csv, or a folder of .npy</source>
        <translation>Geben Sie eine Datei an, die auf .npy, .npz, .parquet oder .csv endet, oder einen Ordner mit .npy</translation>
    </message>
    <message>
        <source>The file needs arrays X and y</source>
        <translation>Die Datei braucht die Arrays X und y</translation>
    </message>
    <message>
        <source>The ids in {id_column} are not distinct</source>
        <translation>Die Kennungen in {id_column} sind nicht eindeutig</translation>
    </message>
    <message>
        <source>There is no such file or folder</source>
        <translation>Diese Datei oder diesen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>A folder of embeddings needs a table of labels</source>
        <translation>Ein Ordner mit Embeddings braucht eine Tabelle mit Labels</translation>
    </message>
    <message>
        <source>The table names no files</source>
        <translation>Die Tabelle nennt keine Dateien</translation>
    </message>
    <message>
        <source>No .npy in the folder has the name of one of the {ids} clips in {name}</source>
        <translation>Keine .npy im Ordner heißt wie einer der {ids} Clips in {name}</translation>
    </message>
    <message>
        <source>Two lines are of the same embedding: {other} and {name}</source>
        <translation>Zwei Zeilen gehören zum selben Embedding: {other} und {name}</translation>
    </message>
    <message>
        <source>Add labels = &quot;FILE.csv&quot;</source>
        <translation>Ergänzen Sie labels = &quot;FILE.csv&quot;</translation>
    </message>
    <message>
        <source>Give each clip one line</source>
        <translation>Geben Sie jedem Clip eine Zeile</translation>
    </message>
    <message>
        <source>The project has no sample with both a label and an embedding</source>
        <translation>Das Projekt hat kein Beispiel mit Label und Embedding</translation>
    </message>
    <message>
        <source>Run `aldesk embed {name}`, and label or import labels</source>
        <translation>Führen Sie `aldesk embed {name}` aus, und vergeben oder importieren Sie Labels</translation>
    </message>
    <message>
        <source>{missing} of {value} labelled samples have no embedding yet</source>
        <translation>{missing} von {value} gelabelten Beispielen haben noch kein Embedding</translation>
    </message>
    <message>
        <source>The study&apos;s folder cannot be written ({strerror})</source>
        <translation>Der Ordner der Studie lässt sich nicht schreiben ({strerror})</translation>
    </message>
    <message>
        <source>Every result that was complete is kept</source>
        <translation>Jedes vollständige Ergebnis bleibt erhalten</translation>
    </message>
    <message>
        <source>Check the folder and the room on the disk, then run the study again</source>
        <translation>Prüfen Sie den Ordner und den Platz auf dem Laufwerk, dann starten Sie die Studie noch einmal</translation>
    </message>
    <message>
        <source>No study has ended in this folder</source>
        <translation>In diesem Ordner ist noch keine Studie zu Ende gegangen</translation>
    </message>
    <message>
        <source>The folder holds other things than a study</source>
        <translation>Der Ordner enthält anderes als eine Studie</translation>
    </message>
    <message>
        <source>A study is running in this folder already</source>
        <translation>In diesem Ordner läuft schon eine Studie</translation>
    </message>
    <message>
        <source>The plan cannot be read ({reason})</source>
        <translation>Der Plan lässt sich nicht lesen ({reason})</translation>
    </message>
    <message>
        <source>The plan is not valid: a value in it is nested too deeply</source>
        <translation>Der Plan ist nicht gültig: Ein Wert darin ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>The plan is not valid TOML: {error}</source>
        <translation>Der Plan ist kein gültiges TOML: {error}</translation>
    </message>
    <message>
        <source>There is no column {label_column}</source>
        <translation>Es gibt keine Spalte {label_column}</translation>
    </message>
    <message>
        <source>The table has no column {label}</source>
        <translation>Die Tabelle hat keine Spalte {label}</translation>
    </message>
    <message>
        <source>The annotations cannot be read ({why})</source>
        <translation>Die Annotationen können nicht gelesen werden ({why})</translation>
    </message>
    <message>
        <source>The table does not say where in a recording its lines belong</source>
        <translation>Die Tabelle sagt nicht, wohin in einer Aufnahme ihre Zeilen gehören</translation>
    </message>
    <message>
        <source>Nothing was taken from it</source>
        <translation>Nichts wurde daraus übernommen</translation>
    </message>
    <message>
        <source>Name one column start and one end. {columns}</source>
        <translation>Nennen Sie eine Spalte start und eine end. {columns}</translation>
    </message>
    <message>
        <source>The content is not a table that can be read</source>
        <translation>Der Inhalt ist keine lesbare Tabelle</translation>
    </message>
    <message>
        <source>The table is damaged behind row {number}</source>
        <translation>Die Tabelle ist hinter Zeile {number} beschädigt</translation>
    </message>
    <message>
        <source>The table has the column {twice} twice</source>
        <translation>Die Tabelle hat die Spalte {twice} zweimal</translation>
    </message>
    <message>
        <source>The table is not JSON</source>
        <translation>Die Tabelle ist kein JSON</translation>
    </message>
    <message>
        <source>It takes lines such as {EXAMPLE}</source>
        <translation>Es braucht Zeilen wie {EXAMPLE}</translation>
    </message>
    <message>
        <source>A table ends in .{TABLES}, or is one of these gzipped</source>
        <translation>Eine Tabelle endet auf .{TABLES} oder ist eine solche, mit gzip gepackt</translation>
    </message>
    <message>
        <source>The table is not CSV ({error})</source>
        <translation>Die Tabelle ist kein CSV ({error})</translation>
    </message>
    <message>
        <source>The packed table is damaged ({error})</source>
        <translation>Die gepackte Tabelle ist beschädigt ({error})</translation>
    </message>
    <message>
        <source>The table cannot be read ({why})</source>
        <translation>Die Tabelle kann nicht gelesen werden ({why})</translation>
    </message>
    <message>
        <source>This file is damaged: reading it ended the process that did</source>
        <translation>Diese Datei ist beschädigt: Beim Lesen endete der Prozess, der sie las</translation>
    </message>
    <message>
        <source>The process that reads this file ended unexpectedly, perhaps for want of memory</source>
        <translation>Der Prozess, der diese Datei liest, endete unerwartet, vielleicht aus Mangel an Speicher</translation>
    </message>
    <message>
        <source>The file is untouched</source>
        <translation>Die Datei ist unberührt</translation>
    </message>
    <message>
        <source>Close other programs and try again</source>
        <translation>Schließen Sie andere Programme, und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>Reading this file took more than {seconds} s, so it was given up</source>
        <translation>Diese Datei zu lesen dauerte mehr als {seconds} s und wurde abgebrochen</translation>
    </message>
    <message>
        <source>If its disk is slow, copy it to this computer</source>
        <translation>Ist ihr Datenträger langsam, kopieren Sie sie auf diesen Computer</translation>
    </message>
    <message>
        <source>The process that reads this file answered nonsense</source>
        <translation>Der Prozess, der diese Datei liest, antwortete Unsinn</translation>
    </message>
    <message>
        <source>Try again; if it stays so, the file is damaged</source>
        <translation>Versuchen Sie es noch einmal; bleibt es so, ist die Datei beschädigt</translation>
    </message>
    <message>
        <source>The table has no column {name}</source>
        <translation>Die Tabelle hat keine Spalte {name}</translation>
    </message>
    <message>
        <source>It has a line of more than {value} MB, so it is no table</source>
        <translation>Sie hat eine Zeile von mehr als {value} MB, ist also keine Tabelle</translation>
    </message>
    <message>
        <source>It unpacks to more than {value} GB</source>
        <translation>Ausgepackt hat sie mehr als {value} GB</translation>
    </message>
    <message>
        <source>Unpack it</source>
        <translation>Packen Sie sie aus</translation>
    </message>
    <message>
        <source>The workbook is empty</source>
        <translation>Die Arbeitsmappe ist leer</translation>
    </message>
    <message>
        <source>The table has a column twice</source>
        <translation>Die Tabelle hat eine Spalte zweimal</translation>
    </message>
    <message>
        <source>Rename one</source>
        <translation>Benennen Sie eine um</translation>
    </message>
    <message>
        <source>The workbook cannot be read ({error})</source>
        <translation>Die Arbeitsmappe kann nicht gelesen werden ({error})</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet and save the sheet as CSV</source>
        <translation>Öffnen Sie sie in einer Tabellenkalkulation, und speichern Sie das Blatt als CSV</translation>
    </message>
    <message>
        <source>There is no such file</source>
        <translation>Diese Datei gibt es nicht</translation>
    </message>
    <message>
        <source>ALDesk is not allowed to read the file</source>
        <translation>ALDesk darf die Datei nicht lesen</translation>
    </message>
    <message>
        <source>Change its permissions, or copy it to a folder of your own</source>
        <translation>Ändern Sie ihre Rechte, oder kopieren Sie sie in einen eigenen Ordner</translation>
    </message>
    <message>
        <source>The file cannot be read ({why})</source>
        <translation>Die Datei kann nicht gelesen werden ({why})</translation>
    </message>
    <message>
        <source>The file cannot be read ({error})</source>
        <translation>Die Datei kann nicht gelesen werden ({error})</translation>
    </message>
    <message>
        <source>This is not a file</source>
        <translation>Das ist keine Datei</translation>
    </message>
    <message>
        <source>The file is empty (0 bytes)</source>
        <translation>Die Datei ist leer (0 Bytes)</translation>
    </message>
    <message>
        <source>A part of the file cannot be read</source>
        <translation>Ein Teil der Datei kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>Copy or download it again</source>
        <translation>Kopieren Sie sie noch einmal, oder laden Sie sie noch einmal herunter</translation>
    </message>
    <message>
        <source>The picture is cut off or damaged</source>
        <translation>Das Bild ist abgeschnitten oder beschädigt</translation>
    </message>
    <message>
        <source>The picture has {most}{size}, and as {format} it would take too much memory</source>
        <translation>Das Bild hat {most}{size}, und als {format} bräuchte es zu viel Speicher</translation>
    </message>
    <message>
        <source>Save it as jpg, png or tif, which takes up to 100 megapixels, or make it smaller</source>
        <translation>Speichern Sie es als jpg, png oder tif, womit bis zu 100 Megapixel gehen, oder verkleinern Sie es</translation>
    </message>
    <message>
        <source>The picture would take more than {value} megabytes of memory, or has more than {value2} megapixels</source>
        <translation>Das Bild bräuchte mehr als {value} Megabyte Speicher, oder es hat mehr als {value2} Megapixel</translation>
    </message>
    <message>
        <source>Save it with 16 bits and in strips, make it smaller, or cut it into tiles</source>
        <translation>Speichern Sie es mit 16 Bit und in Streifen, verkleinern Sie es, oder zerlegen Sie es in Kacheln</translation>
    </message>
    <message>
        <source>The picture has {most}{size}</source>
        <translation>Das Bild hat {most}{size}</translation>
    </message>
    <message>
        <source>Make it smaller, or cut it into tiles</source>
        <translation>Verkleinern Sie es, oder zerlegen Sie es in Kacheln</translation>
    </message>
    <message>
        <source>The picture holds values that are not finite numbers</source>
        <translation>Das Bild enthält Werte, die keine endlichen Zahlen sind</translation>
    </message>
    <message>
        <source>Write the file again with the program that made it</source>
        <translation>Schreiben Sie die Datei noch einmal mit dem Programm, das sie erzeugt hat</translation>
    </message>
    <message>
        <source>ALDesk cannot read this TIFF</source>
        <translation>Dieses TIFF kann ALDesk nicht lesen</translation>
    </message>
    <message>
        <source>Copy it again; if that does not help, save it without compression, or as png</source>
        <translation>Kopieren Sie es noch einmal; hilft das nicht, speichern Sie es unkomprimiert oder als png</translation>
    </message>
    <message>
        <source>ALDesk knows neither sound nor pictures of this kind ({kind})</source>
        <translation>ALDesk kennt weder Klang noch Bilder dieser Art ({kind})</translation>
    </message>
    <message>
        <source>ALDesk cannot read {suffix} files</source>
        <translation>Dateien der Art {suffix} kann ALDesk nicht lesen</translation>
    </message>
    <message>
        <source>The file is cut off or damaged: {part} of its sound can be read</source>
        <translation>Die Datei ist abgeschnitten oder beschädigt: Von ihrem Klang ist lesbar: {part}</translation>
    </message>
    <message>
        <source>The file has a header but no sound in it</source>
        <translation>Die Datei hat einen Kopf, aber keinen Klang</translation>
    </message>
    <message>
        <source>The sound holds values that are not finite numbers</source>
        <translation>Der Klang enthält Werte, die keine endlichen Zahlen sind</translation>
    </message>
    <message>
        <source>The recording is cut off, or shorter than it was: only {seconds} s can be read</source>
        <translation>Die Aufnahme ist abgeschnitten oder kürzer als zuvor: Nur {seconds} s sind lesbar</translation>
    </message>
    <message>
        <source>Copy or download the recording again</source>
        <translation>Kopieren Sie die Aufnahme noch einmal, oder laden Sie sie noch einmal herunter</translation>
    </message>
    <message>
        <source>The table is empty</source>
        <translation>Die Tabelle ist leer</translation>
    </message>
    <message>
        <source>The table has a header and no lines</source>
        <translation>Die Tabelle hat eine Kopfzeile und keine Zeilen</translation>
    </message>
    <message>
        <source>There are no words to look for</source>
        <translation>Es gibt keine Wörter, nach denen gesucht werden könnte</translation>
    </message>
    <message>
        <source>None of the classes has words that the encoder knows</source>
        <translation>Keine der Klassen hat Wörter, die der Encoder kennt</translation>
    </message>
    <message>
        <source>Write for each class what it is called in the encoder, such as a species</source>
        <translation>Schreiben Sie zu jeder Klasse, wie sie im Encoder heißt, zum Beispiel eine Art</translation>
    </message>
    <message>
        <source>“{text}” may be several of the encoder&apos;s classes</source>
        <translation>„{text}“ können mehrere Klassen des Encoders sein</translation>
    </message>
    <message>
        <source>The encoder has no class “{text}”</source>
        <translation>Der Encoder hat keine Klasse „{text}“</translation>
    </message>
    <message>
        <source>Try another name of it</source>
        <translation>Versuchen Sie einen anderen Namen dafür</translation>
    </message>
    <message>
        <source>Nothing is embedded yet, so nothing can be compared</source>
        <translation>Noch ist nichts eingebettet, also lässt sich nichts vergleichen</translation>
    </message>
    <message>
        <source>Try again when some samples are embedded</source>
        <translation>Versuchen Sie es noch einmal, wenn einige Beispiele eingebettet sind</translation>
    </message>
    <message>
        <source>No date and time is known of these samples, so that none follow each other</source>
        <translation>Von diesen Beispielen sind Datum und Uhrzeit nicht bekannt, also folgen keine aufeinander</translation>
    </message>
    <message>
        <source>Name a date and a time column, or add files that tell when they were made</source>
        <translation>Nennen Sie eine Spalte date und eine Spalte time, oder fügen Sie Dateien hinzu, die sagen, wann sie entstanden</translation>
    </message>
    <message>
        <source>There is no class “{name}”</source>
        <translation>Es gibt keine Klasse „{name}“</translation>
    </message>
    <message>
        <source>The classes are {class_names}</source>
        <translation>Die Klassen sind {class_names}</translation>
    </message>
    <message>
        <source>Embeddings cannot be written as {suffix}</source>
        <translation>Einbettungen können nicht als {suffix} geschrieben werden</translation>
    </message>
    <message>
        <source>Give a name that ends in .parquet or .npy</source>
        <translation>Geben Sie einen Namen, der auf .parquet oder .npy endet</translation>
    </message>
    <message>
        <source>Nothing is embedded yet</source>
        <translation>Noch ist nichts eingebettet</translation>
    </message>
    <message>
        <source>Run `aldesk embed {name}`</source>
        <translation>Führen Sie `aldesk embed {name}` aus</translation>
    </message>
    <message>
        <source>This file of embeddings does not fit the project</source>
        <translation>Diese Datei mit Einbettungen passt nicht zum Projekt</translation>
    </message>
    <message>
        <source>Run `aldesk check`, then embed again</source>
        <translation>Führen Sie `aldesk check` aus, und betten Sie dann noch einmal ein</translation>
    </message>
    <message>
        <source>The folder is not empty</source>
        <translation>Der Ordner ist nicht leer</translation>
    </message>
    <message>
        <source>It was not changed</source>
        <translation>Sie wurde nicht geändert</translation>
    </message>
    <message>
        <source>Name a new one</source>
        <translation>Nennen Sie einen neuen</translation>
    </message>
    <message>
        <source>A folder is written here, and its name ends in {suffix}</source>
        <translation>Hier wird ein Ordner geschrieben, und sein Name endet auf {suffix}</translation>
    </message>
    <message>
        <source>Name a folder, or choose the form of one file: table or raven-one</source>
        <translation>Nennen Sie einen Ordner, oder wählen Sie die Form einer Datei: table oder raven-one</translation>
    </message>
    <message>
        <source>{what} cannot be written as {suffix}</source>
        <translation>{what} kann nicht als {suffix} geschrieben werden</translation>
    </message>
    <message>
        <source>Give a name that ends in {endings}</source>
        <translation>Geben Sie einen Namen, der auf {endings} endet</translation>
    </message>
    <message>
        <source>The model is damaged, or of another version of ALDesk ({value})</source>
        <translation>Das Modell ist beschädigt oder von einer anderen Version von ALDesk ({value})</translation>
    </message>
    <message>
        <source>Nothing was done with it</source>
        <translation>Nichts wurde damit getan</translation>
    </message>
    <message>
        <source>Export it again from its project</source>
        <translation>Exportieren Sie es noch einmal aus seinem Projekt</translation>
    </message>
    <message>
        <source>There is a file of that name</source>
        <translation>Eine Datei dieses Namens gibt es</translation>
    </message>
    <message>
        <source>The folder is not empty, and no model</source>
        <translation>Der Ordner ist nicht leer und kein Modell</translation>
    </message>
    <message>
        <source>Name a new folder, or one with a model, which is replaced</source>
        <translation>Nennen Sie einen neuen Ordner oder einen mit einem Modell, das ersetzt wird</translation>
    </message>
    <message>
        <source>The folder cannot be read ({error})</source>
        <translation>Der Ordner kann nicht gelesen werden ({error})</translation>
    </message>
    <message>
        <source>There is no model: {name} is missing</source>
        <translation>Da ist kein Modell: {name} fehlt</translation>
    </message>
    <message>
        <source>Give the folder that `aldesk export FILE --to model/` wrote</source>
        <translation>Geben Sie den Ordner an, den `aldesk export FILE --to model/` geschrieben hat</translation>
    </message>
    <message>
        <source>The model&apos;s numbers are too large for these embeddings, or damaged: it has no probabilities for them</source>
        <translation>Die Zahlen des Modells sind für diese Einbettungen zu groß oder beschädigt: Es hat für sie keine Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>Export the model again from its project</source>
        <translation>Exportieren Sie das Modell noch einmal aus seinem Projekt</translation>
    </message>
    <message>
        <source>the encoder&apos;s file is of an old kind, opset {opset}</source>
        <translation>die Datei des Encoders ist von einer alten Art, Opset {opset}</translation>
    </message>
    <message>
        <source>the encoder answers with a picture of features</source>
        <translation>der Encoder antwortet mit einem Bild von Merkmalen</translation>
    </message>
    <message>
        <source>the encoder cannot be joined ({value})</source>
        <translation>der Encoder kann nicht angefügt werden ({value})</translation>
    </message>
    <message>
        <source>The folder is not empty, and not one that this project was exported to before</source>
        <translation>Der Ordner ist nicht leer, und dieses Projekt wurde auch nicht schon dorthin exportiert</translation>
    </message>
    <message>
        <source>Labels cannot be written as {suffix}</source>
        <translation>Labels können nicht als {suffix} geschrieben werden</translation>
    </message>
    <message>
        <source>Give a name that ends in .csv or .parquet, or a folder</source>
        <translation>Geben Sie einen Namen, der auf .csv oder .parquet endet, oder einen Ordner</translation>
    </message>
    <message>
        <source>There is nothing to predict from: it takes embeddings and at least one label</source>
        <translation>Woraus vorhergesagt werden soll, fehlt: Es braucht Einbettungen und mindestens ein Label</translation>
    </message>
    <message>
        <source>Label some samples, and wait until the first are embedded: the window does it by itself, elsewhere run `aldesk embed {name}`</source>
        <translation>Labeln Sie einige Beispiele, und warten Sie, bis die ersten eingebettet sind: Das Fenster macht es von selbst, anderswo führen Sie `aldesk embed {name}` aus</translation>
    </message>
    <message>
        <source>Kept together: {now}</source>
        <translation>Beisammen bleiben: {now}</translation>
    </message>
    <message>
        <source>The table has no column with labels</source>
        <translation>Die Tabelle hat keine Spalte mit Labels</translation>
    </message>
    <message>
        <source>Name one label, or choose one (--label-column). {columns}</source>
        <translation>Nennen Sie eine label, oder wählen Sie eine (--label-column). {columns}</translation>
    </message>
    <message>
        <source>The table has no column with paths, and none with ids</source>
        <translation>Die Tabelle hat keine Spalte mit Pfaden und keine mit Kennungen</translation>
    </message>
    <message>
        <source>Name one path, or choose one (--media-column). {columns}</source>
        <translation>Nennen Sie eine path, oder wählen Sie eine (--media-column). {columns}</translation>
    </message>
    <message>
        <source>There is no sound or picture in it</source>
        <translation>Darin ist kein Klang und kein Bild</translation>
    </message>
    <message>
        <source>Nothing is embedded yet, so there is nothing to fit on</source>
        <translation>Noch ist nichts eingebettet, also gibt es nichts, woraus zu lernen wäre</translation>
    </message>
    <message>
        <source>Labels can be given all the same</source>
        <translation>Labels können trotzdem vergeben werden</translation>
    </message>
    <message>
        <source>Run `aldesk embed {name}` first</source>
        <translation>Führen Sie zuerst `aldesk embed {name}` aus</translation>
    </message>
    <message>
        <source>There is no label that was not looked at twice</source>
        <translation>Es gibt kein Label, das nicht schon zweimal angesehen wurde</translation>
    </message>
    <message>
        <source>Nothing was drawn</source>
        <translation>Nichts wurde gezogen</translation>
    </message>
    <message>
        <source>Label some samples first</source>
        <translation>Labeln Sie zuerst einige Beispiele</translation>
    </message>
    <message>
        <source>The example is not embedded yet, or its embedding is all zeros</source>
        <translation>Das Beispiel ist noch nicht eingebettet, oder seine Einbettung besteht aus Nullen</translation>
    </message>
    <message>
        <source>Try again later, or choose another example</source>
        <translation>Versuchen Sie es später noch einmal, oder wählen Sie ein anderes Beispiel</translation>
    </message>
    <message>
        <source>This sample measures the accuracy, so nothing is shown to be like it</source>
        <translation>Dieses Beispiel misst die Genauigkeit, darum wird nichts gezeigt, was ihm ähnelt</translation>
    </message>
    <message>
        <source>Choose another example</source>
        <translation>Wählen Sie ein anderes Beispiel</translation>
    </message>
    <message>
        <source>The model does not know this class yet</source>
        <translation>Das Modell kennt diese Klasse noch nicht</translation>
    </message>
    <message>
        <source>Label some samples with it and some without, and wait for the model</source>
        <translation>Labeln Sie einige Beispiele mit ihr und einige ohne sie, und warten Sie auf das Modell</translation>
    </message>
    <message>
        <source>Too few samples are left to validate with</source>
        <translation>Zum Validieren sind zu wenige Beispiele übrig</translation>
    </message>
    <message>
        <source>Add samples that nobody has labelled</source>
        <translation>Fügen Sie Beispiele hinzu, die niemand gelabelt hat</translation>
    </message>
    <message>
        <source>Nothing was drawn for this class yet</source>
        <translation>Für diese Klasse wurde noch nichts gezogen</translation>
    </message>
    <message>
        <source>Every sample of the pool was drawn already</source>
        <translation>Jedes Beispiel des Pools wurde schon gezogen</translation>
    </message>
    <message>
        <source>The model has learned from labels already, and predicts better than words do</source>
        <translation>Das Modell hat schon aus Labels gelernt und sagt besser vorher als Wörter</translation>
    </message>
    <message>
        <source>The data set cannot be read: this file of it is damaged or missing</source>
        <translation>Der Datensatz kann nicht gelesen werden: Diese Datei davon ist beschädigt oder fehlt</translation>
    </message>
    <message>
        <source>It is untouched</source>
        <translation>Er ist unberührt</translation>
    </message>
    <message>
        <source>Copy or download the data set again</source>
        <translation>Kopieren oder laden Sie den Datensatz noch einmal</translation>
    </message>
    <message>
        <source>The data set is not whole: a file that it names is missing</source>
        <translation>Der Datensatz ist nicht vollständig: Eine Datei, die er nennt, fehlt</translation>
    </message>
    <message>
        <source>There is no column {name} to choose</source>
        <translation>Eine Spalte {name} zum Auswählen gibt es nicht</translation>
    </message>
    <message>
        <source>Choose one of: {columns}</source>
        <translation>Wählen Sie eine von: {columns}</translation>
    </message>
    <message>
        <source>No column holds sound or pictures</source>
        <translation>Keine Spalte enthält Klang oder Bilder</translation>
    </message>
    <message>
        <source>The columns are: {columns}</source>
        <translation>Die Spalten sind: {columns}</translation>
    </message>
    <message>
        <source>The data set holds no sound or pictures</source>
        <translation>Der Datensatz enthält weder Klang noch Bilder</translation>
    </message>
    <message>
        <source>There is no split {missing}</source>
        <translation>Einen Teil {missing} gibt es nicht</translation>
    </message>
    <message>
        <source>The splits are: {value}</source>
        <translation>Die Teile sind: {value}</translation>
    </message>
    <message>
        <source>The row cannot be read ({error})</source>
        <translation>Die Zeile kann nicht gelesen werden ({error})</translation>
    </message>
    <message>
        <source>The row holds neither sound nor a picture ({error})</source>
        <translation>Die Zeile enthält weder Klang noch ein Bild ({error})</translation>
    </message>
    <message>
        <source>A file of the data set cannot be written ({strerror})</source>
        <translation>Eine Datei des Datensatzes kann nicht geschrieben werden ({strerror})</translation>
    </message>
    <message>
        <source>What was written before is kept</source>
        <translation>Was vorher geschrieben wurde, ist erhalten</translation>
    </message>
    <message>
        <source>Make room on the disk, or choose another place for the project, and go on</source>
        <translation>Schaffen Sie Platz auf dem Datenträger, oder wählen Sie einen anderen Ort für das Projekt, und machen Sie weiter</translation>
    </message>
    <message>
        <source>ALDesk looks for {value}</source>
        <translation>ALDesk sucht nach {value}</translation>
    </message>
    <message>
        <source>The table of a folder must lie in it</source>
        <translation>Die Tabelle eines Ordners muss darin liegen</translation>
    </message>
    <message>
        <source>Name the table itself as the source</source>
        <translation>Nennen Sie die Tabelle selbst als Quelle</translation>
    </message>
    <message>
        <source>Choose one with --config: {names}</source>
        <translation>Wählen Sie eine mit --config: {names}</translation>
    </message>
    <message>
        <source>This data set is neither a path here nor in the cache, and the hub did not give it ({error})</source>
        <translation>Dieser Datensatz ist weder ein Pfad hier noch im Zwischenspeicher, und der Hub gab ihn nicht her ({error})</translation>
    </message>
    <message>
        <source>On a machine with a network run `{command}`, copy the folder {here} to this machine, and give its path as the source</source>
        <translation>Führen Sie auf einem Computer mit Netz `{command}` aus, kopieren Sie den Ordner {here} auf diesen Computer, und geben Sie seinen Pfad als Quelle an</translation>
    </message>
    <message>
        <source>The data set cannot be opened ({error})</source>
        <translation>Der Datensatz kann nicht geöffnet werden ({error})</translation>
    </message>
    <message>
        <source>There is no such folder or table</source>
        <translation>Diesen Ordner oder diese Tabelle gibt es nicht</translation>
    </message>
    <message>
        <source>Check the path; a Hugging Face data set is named owner/name</source>
        <translation>Prüfen Sie den Pfad; ein Datensatz von Hugging Face heißt owner/name</translation>
    </message>
    <message>
        <source>This is neither a folder nor a table nor a data set</source>
        <translation>Das ist weder ein Ordner noch eine Tabelle noch ein Datensatz</translation>
    </message>
    <message>
        <source>Choose the folder that the files lie in, or a table that ends in .{TABLES}</source>
        <translation>Wählen Sie den Ordner, in dem die Dateien liegen, oder eine Tabelle, die auf .{TABLES} endet</translation>
    </message>
    <message>
        <source>Nothing is in the split {wanted}</source>
        <translation>Im Teil {wanted} ist nichts</translation>
    </message>
    <message>
        <source>The splits are: {there}</source>
        <translation>Die Teile sind: {there}</translation>
    </message>
    <message>
        <source>No file name fits the pattern {text}</source>
        <translation>Kein Dateiname passt zum Muster {text}</translation>
    </message>
    <message>
        <source>The file-name pattern {text} {why}</source>
        <translation>Das Muster für Dateinamen {text} {why}</translation>
    </message>
    <message>
        <source>Write it like {label}_{speaker}_{index} or {site}_{date:%d%m%y}_{time}</source>
        <translation>Schreiben Sie es wie {label}_{speaker}_{index} oder {site}_{date:%d%m%y}_{time}</translation>
    </message>
    <message>
        <source>The data set is empty</source>
        <translation>Der Datensatz ist leer</translation>
    </message>
    <message>
        <source>The data set cannot be read ({error})</source>
        <translation>Der Datensatz kann nicht gelesen werden ({error})</translation>
    </message>
    <message>
        <source>A stretch of it was asked for, and it is a picture</source>
        <translation>Ein Abschnitt davon war gefragt, und es ist ein Bild</translation>
    </message>
    <message>
        <source>Its name is not UTF-8</source>
        <translation>Der Name ist nicht UTF-8</translation>
    </message>
    <message>
        <source>Rename it</source>
        <translation>Benennen Sie die Datei um</translation>
    </message>
    <message>
        <source>There is no column {column} to take the test split from</source>
        <translation>Eine Spalte {column}, die die Testdaten bestimmt, gibt es nicht</translation>
    </message>
    <message>
        <source>The columns are: {names}</source>
        <translation>Die Spalten sind: {names}</translation>
    </message>
    <message>
        <source>No sample fits the test split {text}</source>
        <translation>Zu den Testdaten {text} passt kein Beispiel</translation>
    </message>
    <message>
        <source>The test split {rule} cannot be read</source>
        <translation>Die Angabe der Testdaten {rule} ist nicht lesbar</translation>
    </message>
    <message>
        <source>Write column=value,value or a share such as 20% or 20% by site</source>
        <translation>Schreiben Sie column=value,value oder einen Anteil wie 20% oder 20% by site</translation>
    </message>
    <message>
        <source>The table has no column {wanted}</source>
        <translation>Die Tabelle hat keine Spalte {wanted}</translation>
    </message>
    <message>
        <source>No file that the table names is found, such as {name}; they were looked for in {folders} and the folders in there</source>
        <translation>Keine Datei, die die Tabelle nennt, wurde gefunden, etwa {name}; gesucht wurde in {folders} und den Ordnern darin</translation>
    </message>
    <message>
        <source>Say which folder the files lie in (“Folder of the files”, or --media-folder)</source>
        <translation>Sagen Sie, in welchem Ordner die Dateien liegen („Ordner der Dateien“ oder --media-folder)</translation>
    </message>
    <message>
        <source>The table has no column named path, and none that looks like paths</source>
        <translation>Die Tabelle hat keine Spalte namens path und keine, die nach Pfaden aussieht</translation>
    </message>
    <message>
        <source>The project could not be copied ({strerror})</source>
        <translation>Das Projekt konnte nicht kopiert werden ({strerror})</translation>
    </message>
    <message>
        <source>See that this folder can be written to</source>
        <translation>Sorgen Sie dafür, dass in diesen Ordner geschrieben werden kann</translation>
    </message>
    <message>
        <source>The disk failed while something was saved, and it was saved nevertheless</source>
        <translation>Der Datenträger versagte beim Speichern, und es wurde dennoch gespeichert</translation>
    </message>
    <message>
        <source>Everything is kept</source>
        <translation>Alles ist gespeichert</translation>
    </message>
    <message>
        <source>Open the project again to go on</source>
        <translation>Öffnen Sie das Projekt noch einmal, um weiterzumachen</translation>
    </message>
    <message>
        <source>This is not an ALDesk project</source>
        <translation>Das ist kein ALDesk-Projekt</translation>
    </message>
    <message>
        <source>Make a project from a folder with `aldesk new FILE --source FOLDER`</source>
        <translation>Legen Sie aus einem Ordner ein Projekt an: `aldesk new FILE --source FOLDER`</translation>
    </message>
    <message>
        <source>This project was made by a newer ALDesk (format {version}; this one knows {VERSION})</source>
        <translation>Dieses Projekt stammt von einem neueren ALDesk (Format {version}; dieses kennt {VERSION})</translation>
    </message>
    <message>
        <source>The project is damaged: {what} cannot be read ({error})</source>
        <translation>Das Projekt ist beschädigt: {what} kann nicht gelesen werden ({error})</translation>
    </message>
    <message>
        <source>The folder of the embeddings cannot be read ({strerror})</source>
        <translation>Der Ordner der Einbettungen kann nicht gelesen werden ({strerror})</translation>
    </message>
    <message>
        <source>Check the drive and the folder&apos;s permissions</source>
        <translation>Prüfen Sie das Laufwerk und die Rechte des Ordners</translation>
    </message>
    <message>
        <source>Each sample of this project has exactly one class</source>
        <translation>Jedes Beispiel dieses Projekts hat genau eine Klasse</translation>
    </message>
    <message>
        <source>Nothing was labelled</source>
        <translation>Nichts wurde gelabelt</translation>
    </message>
    <message>
        <source>Give one label, or allow several classes first</source>
        <translation>Geben Sie ein Label, oder erlauben Sie zuerst mehrere Klassen</translation>
    </message>
    <message>
        <source>A class cannot be merged into itself</source>
        <translation>Eine Klasse kann nicht mit sich selbst zusammengelegt werden</translation>
    </message>
    <message>
        <source>The class “{classes}” has {n} label{value}</source>
        <translation>Die Klasse „{classes}“ hat {n} Label{value}</translation>
    </message>
    <message>
        <source>Merge it into another class</source>
        <translation>Legen Sie sie mit einer anderen Klasse zusammen</translation>
    </message>
    <message>
        <source>A class needs a name</source>
        <translation>Eine Klasse braucht einen Namen</translation>
    </message>
    <message>
        <source>There is a class “{name}” already</source>
        <translation>Es gibt schon eine Klasse „{name}“</translation>
    </message>
    <message>
        <source>There is no such act any more</source>
        <translation>Diese Handlung gibt es nicht mehr</translation>
    </message>
    <message>
        <source>There is no such undone branch</source>
        <translation>Diesen zurückgenommenen Zweig gibt es nicht</translation>
    </message>
    <message>
        <source>There is no such class any more</source>
        <translation>Diese Klasse gibt es nicht mehr</translation>
    </message>
    <message>
        <source>“{name}” is an alias of the class “{name2}” already</source>
        <translation>„{name}“ ist schon ein anderer Name der Klasse „{name2}“</translation>
    </message>
    <message>
        <source>Choose another name, or merge the two classes</source>
        <translation>Wählen Sie einen anderen Namen, oder legen Sie die beiden Klassen zusammen</translation>
    </message>
    <message>
        <source>The disk was lost for a while, and the project may be open on another computer now</source>
        <translation>Der Datenträger war eine Weile weg, und das Projekt ist vielleicht inzwischen auf einem anderen Computer offen</translation>
    </message>
    <message>
        <source>Everything saved before is kept; nothing more is saved here</source>
        <translation>Was vorher gespeichert wurde, ist erhalten; hier wird nichts mehr gespeichert</translation>
    </message>
    <message>
        <source>Close it there, then open it here again</source>
        <translation>Schließen Sie es dort, und öffnen Sie es dann hier noch einmal</translation>
    </message>
    <message>
        <source>The project is open in another window, or a command is at work on it</source>
        <translation>Das Projekt ist in einem anderen Fenster offen, oder ein Befehl arbeitet daran</translation>
    </message>
    <message>
        <source>Nothing was changed here</source>
        <translation>Hier wurde nichts geändert</translation>
    </message>
    <message>
        <source>The project&apos;s folder cannot be written ({strerror})</source>
        <translation>In den Ordner des Projekts kann nicht geschrieben werden ({strerror})</translation>
    </message>
    <message>
        <source>Copy the project to a folder of your own</source>
        <translation>Kopieren Sie das Projekt in einen eigenen Ordner</translation>
    </message>
    <message>
        <source>These are not two copies of one project: “{name}” and “{name2}” were made apart from each other</source>
        <translation>Das sind nicht zwei Kopien eines Projekts: „{name}“ und „{name2}“ wurden unabhängig voneinander angelegt</translation>
    </message>
    <message>
        <source>There is no such folder</source>
        <translation>Diesen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>Make it first</source>
        <translation>Legen Sie ihn zuerst an</translation>
    </message>
    <message>
        <source>The name is too long</source>
        <translation>Der Name ist zu lang</translation>
    </message>
    <message>
        <source>Choose a shorter one</source>
        <translation>Wählen Sie einen kürzeren</translation>
    </message>
    <message>
        <source>There is a file of this name already</source>
        <translation>Eine Datei dieses Namens gibt es schon</translation>
    </message>
    <message>
        <source>Choose another name, or open it with `aldesk FILE`</source>
        <translation>Wählen Sie einen anderen Namen, oder öffnen Sie sie mit `aldesk FILE`</translation>
    </message>
    <message>
        <source>There is a folder of this name already</source>
        <translation>Einen Ordner dieses Namens gibt es schon</translation>
    </message>
    <message>
        <source>The project cannot be made ({strerror})</source>
        <translation>Das Projekt kann nicht angelegt werden ({strerror})</translation>
    </message>
    <message>
        <source>Check the folder and the room on the disk</source>
        <translation>Prüfen Sie den Ordner und den Platz auf dem Datenträger</translation>
    </message>
    <message>
        <source>The project has no such sample</source>
        <translation>Dieses Beispiel hat das Projekt nicht</translation>
    </message>
    <message>
        <source>The project cannot be opened ({strerror})</source>
        <translation>Das Projekt kann nicht geöffnet werden ({strerror})</translation>
    </message>
    <message>
        <source>Check the path, or make a project with `aldesk new`</source>
        <translation>Prüfen Sie den Pfad, oder legen Sie mit `aldesk new` ein Projekt an</translation>
    </message>
    <message>
        <source>The project is of an older ALDesk, and no copy of it could be made before it is brought up to date ({why})</source>
        <translation>Das Projekt ist von einem älteren ALDesk, und vor dem Aktualisieren konnte keine Kopie davon angelegt werden ({why})</translation>
    </message>
    <message>
        <source>Make room on the disk, or copy the project to a folder of your own</source>
        <translation>Schaffen Sie Platz auf dem Datenträger, oder kopieren Sie das Projekt in einen eigenen Ordner</translation>
    </message>
    <message>
        <source>Nothing of a project is left in this file</source>
        <translation>Von einem Projekt ist in dieser Datei nichts übrig</translation>
    </message>
    <message>
        <source>The damaged project was not changed</source>
        <translation>Das beschädigte Projekt wurde nicht geändert</translation>
    </message>
    <message>
        <source>Open one of its backups, in the folder beside it</source>
        <translation>Öffnen Sie eine seiner Sicherungen im Ordner daneben</translation>
    </message>
    <message>
        <source>Check the path</source>
        <translation>Prüfen Sie den Pfad</translation>
    </message>
    <message>
        <source>The project cannot be read ({strerror})</source>
        <translation>Das Projekt kann nicht gelesen werden ({strerror})</translation>
    </message>
    <message>
        <source>Check the path and the drive</source>
        <translation>Prüfen Sie den Pfad und das Laufwerk</translation>
    </message>
    <message>
        <source>There is no copy called “{name}”</source>
        <translation>Eine Kopie namens „{name}“ gibt es nicht</translation>
    </message>
    <message>
        <source>Choose one of `aldesk restore {name} --list`</source>
        <translation>Wählen Sie eine von `aldesk restore {name} --list`</translation>
    </message>
    <message>
        <source>There are no copies of this project</source>
        <translation>Von diesem Projekt gibt es keine Kopien</translation>
    </message>
    <message>
        <source>The folder cannot be read ({strerror})</source>
        <translation>Der Ordner kann nicht gelesen werden ({strerror})</translation>
    </message>
    <message>
        <source>The new file is to lie in another folder than the project</source>
        <translation>Die neue Datei soll in einem anderen Ordner liegen als das Projekt</translation>
    </message>
    <message>
        <source>The project and its copies were not changed</source>
        <translation>Das Projekt und seine Kopien wurden nicht geändert</translation>
    </message>
    <message>
        <source>Name one in {parent}: the samples are found from there</source>
        <translation>Nennen Sie eine in {parent}: Von dort aus werden die Beispiele gefunden</translation>
    </message>
    <message>
        <source>The copy cannot be used: {what}</source>
        <translation>Die Kopie ist nicht zu gebrauchen: {what}</translation>
    </message>
    <message>
        <source>Choose another one</source>
        <translation>Wählen Sie eine andere</translation>
    </message>
    <message>
        <source>This name cannot be a file&apos;s</source>
        <translation>So kann keine Datei heißen</translation>
    </message>
    <message>
        <source>Give a simpler one</source>
        <translation>Geben Sie einen einfacheren Namen</translation>
    </message>
    <message>
        <source>The project is damaged{value} ({said})</source>
        <translation>Das Projekt ist beschädigt{value} ({said})</translation>
    </message>
    <message>
        <source>The file is not built as a project of its version is: the {what} “{name}” is {why}</source>
        <translation>Die Datei ist nicht aufgebaut wie ein Projekt ihrer Version: {what} „{name}“ ist {why}</translation>
    </message>
    <message>
        <source>The project is damaged: looking through it has no end</source>
        <translation>Das Projekt ist beschädigt: Es durchzusehen nimmt kein Ende</translation>
    </message>
    <message>
        <source>This journal names further files, and is none of ALDesk&apos;s</source>
        <translation>Dieses Journal nennt weitere Dateien und ist keines von ALDesk</translation>
    </message>
    <message>
        <source>The subfolders are the classes.</source>
        <translation>Die Unterordner sind die Klassen.</translation>
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
        <source>Members of the ensemble</source>
        <translation>Mitglieder des Ensembles</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>Verborgene Neuronen</translation>
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
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>ProbCover</source>
        <translation>ProbCover</translation>
    </message>
    <message>
        <source>Core-set</source>
        <translation>Core-Set</translation>
    </message>
    <message>
        <source>Contrastive</source>
        <translation>Kontrastiv</translation>
    </message>
    <message>
        <source>Discriminative</source>
        <translation>Diskriminativ</translation>
    </message>
    <message>
        <source>A model in a folder</source>
        <translation>Ein Modell in einem Ordner</translation>
    </message>
    <message>
        <source>A vision or audio model in the Hugging Face format, with config.json and model.safetensors.</source>
        <translation>Ein Bild- oder Audiomodell im Format von Hugging Face, mit config.json und model.safetensors.</translation>
    </message>
    <message>
        <source>A model from the Hugging Face hub</source>
        <translation>Ein Modell vom Hugging Face Hub</translation>
    </message>
    <message>
        <source>A model file</source>
        <translation>Eine Modelldatei</translation>
    </message>
    <message>
        <source>Precomputed embeddings</source>
        <translation>Fertige Einbettungen</translation>
    </message>
    <message>
        <source>ONNX or TFLite. BirdNET, Perch and models for pictures are recognised; others need a card beside them, which the guide describes.</source>
        <translation>ONNX oder TFLite. BirdNET, Perch und Modelle für Bilder werden erkannt; andere brauchen eine Karte neben sich, die das Handbuch beschreibt.</translation>
    </message>
    <message>
        <source>A vision or audio model, by its Hugging Face id.</source>
        <translation>Ein Modell für Bilder oder Ton, mit seiner Hugging-Face-Kennung.</translation>
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
        <translation>owner/name</translation>
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
        <source>projected, beside words</source>
        <translation>projiziert, neben Wörtern</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <source>Model folder, model file, Hugging Face id or file of embeddings</source>
        <translation>Modellordner, Modelldatei, Hugging-Face-Kennung oder Datei mit Einbettungen</translation>
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
        <source>Built in, to suit the samples</source>
        <translation>Eingebaut, passend zu den Beispielen</translation>
    </message>
    <message>
        <source>A model file, such as BirdNET</source>
        <translation>Eine Modelldatei, etwa BirdNET</translation>
    </message>
    <message>
        <source>Choose the model&apos;s folder, the one with config.json.</source>
        <translation>Wählen Sie den Ordner des Modells, in dem config.json liegt.</translation>
    </message>
    <message>
        <source>Choose the model file ({kinds}).</source>
        <translation>Wählen Sie die Modelldatei ({kinds}).</translation>
    </message>
    <message>
        <source>Type the encoder&apos;s Hugging Face id: owner/name.</source>
        <translation>Schreiben Sie die Hugging-Face-Kennung des Encoders: owner/name.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>{name} is on this computer; no download is needed.</source>
        <translation>{name} ist auf diesem Computer; nichts muss heruntergeladen werden.</translation>
    </message>
    <message>
        <source>{name} is not on this computer; it is downloaded from huggingface.co when the embedding starts. Without a network, run “{command}” on another computer, and choose the folder {here}.</source>
        <translation>{name} ist nicht auf diesem Computer; beim Beginn des Einbettens wird es von huggingface.co heruntergeladen. Ohne Netz führen Sie „{command}“ auf einem anderen Computer aus, und wählen Sie den Ordner {here}.</translation>
    </message>
    <message>
        <source>Built in: {name}</source>
        <translation>Eingebaut: {name}</translation>
    </message>
    <message>
        <source>Choose the file with the embeddings ({kinds}).</source>
        <translation>Wählen Sie die Datei mit den Einbettungen ({kinds}).</translation>
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
        <source>Use this encoder</source>
        <translation>Diesen Encoder verwenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close without changes</source>
        <translation>Schließen, ohne etwas zu ändern</translation>
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
        <source>The embedding that runs now stops; what is done is kept.</source>
        <translation>Das laufende Einbetten wird beendet; was fertig ist, bleibt.</translation>
    </message>
    <message numerus="yes">
        <source>{n} sample(s) will be embedded again. Labels and earlier embeddings are kept; you can label meanwhile.</source>
        <translation>
            <numerusform>{n} Beispiel wird neu eingebettet. Labels und frühere Einbettungen bleiben; Sie können inzwischen weiterlabeln.</numerusform>
            <numerusform>{n} Beispiele werden neu eingebettet. Labels und frühere Einbettungen bleiben; Sie können inzwischen weiterlabeln.</numerusform>
        </translation>
    </message>
    <message>
        <source>All samples are embedded with this encoder.</source>
        <translation>Alle Beispiele sind mit diesem Encoder eingebettet.</translation>
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
        <source>The model</source>
        <translation>Das Modell</translation>
    </message>
    <message>
        <source>What is exported</source>
        <translation>Was exportiert wird</translation>
    </message>
    <message>
        <source>With all probabilities</source>
        <translation>Mit Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>A column for each class</source>
        <translation>Eine Spalte je Klasse</translation>
    </message>
    <message>
        <source>File or folder</source>
        <translation>Datei oder Ordner</translation>
    </message>
    <message>
        <source>The export to {path} stopped because its project was closed. Open the project and export again.</source>
        <translation>Der Export nach {path} wurde beendet, weil sein Projekt geschlossen wurde. Öffnen Sie das Projekt und exportieren Sie noch einmal.</translation>
    </message>
    <message>
        <source>Enter saves · .parquet or .npy</source>
        <translation>Enter speichert · .parquet oder .npy</translation>
    </message>
    <message>
        <source>A name that ends in .parquet or .npy</source>
        <translation>Ein Name auf .parquet oder .npy</translation>
    </message>
    <message>
        <source>A folder that is new, or an older model&apos;s</source>
        <translation>Ein neuer Ordner oder der eines älteren Modells</translation>
    </message>
    <message>
        <source>Enter saves · .csv, .parquet or a folder</source>
        <translation>Enter speichert · .csv, .parquet oder ein Ordner</translation>
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
        <source>A model is fitted first, then {path} is saved.</source>
        <translation>Erst wird ein Modell angepasst, dann wird {path} gespeichert.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save it there</source>
        <translation>Dort speichern</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Schließen, ohne zu speichern</translation>
    </message>
    <message>
        <source>Export labels</source>
        <translation>Labels exportieren</translation>
    </message>
    <message>
        <source>Events as a table</source>
        <translation>Ereignisse als Tabelle</translation>
    </message>
    <message>
        <source>The scores of all windows</source>
        <translation>Die Werte aller Abschnitte</translation>
    </message>
    <message>
        <source>Events for Raven, a file each</source>
        <translation>Ereignisse für Raven, je eine Datei</translation>
    </message>
    <message>
        <source>Events for Raven, one file</source>
        <translation>Ereignisse für Raven, eine Datei</translation>
    </message>
    <message>
        <source>Events for Audacity</source>
        <translation>Ereignisse für Audacity</translation>
    </message>
    <message>
        <source>A project, to look at and label</source>
        <translation>Ein Projekt zum Ansehen und Labeln</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Folder of a model</source>
        <translation>Ordner eines Modells</translation>
    </message>
    <message>
        <source>a folder with model.json</source>
        <translation>ein Ordner mit model.json</translation>
    </message>
    <message>
        <source>The folder of a model that was exported</source>
        <translation>Der Ordner eines exportierten Modells</translation>
    </message>
    <message>
        <source>What is written</source>
        <translation>Was geschrieben wird</translation>
    </message>
    <message>
        <source>Where it is written</source>
        <translation>Wohin geschrieben wird</translation>
    </message>
    <message numerus="yes">
        <source>The model of this project ({n} label(s))</source>
        <translation>
            <numerusform>Das Modell dieses Projekts ({n} Label)</numerusform>
            <numerusform>Das Modell dieses Projekts ({n} Labels)</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a model.</source>
        <translation>Wählen Sie ein Modell.</translation>
    </message>
    <message>
        <source>Choose the data that it is applied to.</source>
        <translation>Wählen Sie die Daten, auf die es angewendet wird.</translation>
    </message>
    <message>
        <source>Name what is to be written.</source>
        <translation>Nennen Sie, was geschrieben werden soll.</translation>
    </message>
    <message>
        <source>Table (*.parquet *.csv)</source>
        <translation>Tabelle (*.parquet *.csv)</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>Schreiben nach</translation>
    </message>
    <message>
        <source>Choose where it is written</source>
        <translation>Wählen, wohin geschrieben wird</translation>
    </message>
    <message>
        <source>Folder of the model</source>
        <translation>Ordner des Modells</translation>
    </message>
    <message>
        <source>MODEL</source>
        <translation>MODELL</translation>
    </message>
    <message>
        <source>OTHER DATA</source>
        <translation>ANDERE DATEN</translation>
    </message>
    <message>
        <source>WHAT IS WRITTEN</source>
        <translation>WAS GESCHRIEBEN WIRD</translation>
    </message>
    <message>
        <source>Events as clips</source>
        <translation>Ereignisse als Clips</translation>
    </message>
    <message>
        <source>Clips to train BirdNET</source>
        <translation>Clips zum Trainieren von BirdNET</translation>
    </message>
    <message>
        <source>labels only</source>
        <translation>nur Labels</translation>
    </message>
    <message>
        <source>also predictions</source>
        <translation>auch Vorhersagen</translation>
    </message>
    <message>
        <source>What events come from</source>
        <translation>Woraus Ereignisse werden</translation>
    </message>
    <message>
        <source>Least confidence</source>
        <translation>Mindestsicherheit</translation>
    </message>
    <message>
        <source>as validated</source>
        <translation>wie validiert</translation>
    </message>
    <message>
        <source>As validated for each class; 50 % where a class was not</source>
        <translation>Wie für jede Klasse validiert; 50 %, wo eine Klasse es nicht ist</translation>
    </message>
    <message>
        <source>Join windows over gaps up to</source>
        <translation>Abschnitte verbinden über Lücken bis</translation>
    </message>
    <message>
        <source>Leave out what is shorter than</source>
        <translation>Auslassen, was kürzer ist als</translation>
    </message>
    <message>
        <source>Seconds more around each clip</source>
        <translation>Sekunden mehr um jeden Clip</translation>
    </message>
    <message>
        <source>Form of the clips</source>
        <translation>Format der Clips</translation>
    </message>
    <message>
        <source>Events from</source>
        <translation>Ereignisse aus</translation>
    </message>
    <message>
        <source>Join over gaps to</source>
        <translation>Lücken bis</translation>
    </message>
    <message>
        <source>Shortest event</source>
        <translation>Kürzestes Ereignis</translation>
    </message>
    <message>
        <source>Around each clip</source>
        <translation>Um jeden Clip</translation>
    </message>
    <message>
        <source>Clips as</source>
        <translation>Clips als</translation>
    </message>
    <message>
        <source>Enter saves · .csv or .parquet</source>
        <translation>Enter speichert · .csv oder .parquet</translation>
    </message>
    <message>
        <source>A name that ends in .csv or .parquet</source>
        <translation>Ein Name, der auf .csv oder .parquet endet</translation>
    </message>
    <message>
        <source>Enter saves · .txt</source>
        <translation>Enter speichert · .txt</translation>
    </message>
    <message>
        <source>A name that ends in .txt</source>
        <translation>Ein Name, der auf .txt endet</translation>
    </message>
    <message>
        <source>Enter saves · a new folder</source>
        <translation>Enter speichert · ein neuer Ordner</translation>
    </message>
    <message>
        <source>A folder that is new or empty</source>
        <translation>Ein neuer oder leerer Ordner</translation>
    </message>
    <message>
        <source>Table (*.csv *.parquet)</source>
        <translation>Tabelle (*.csv *.parquet)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>ALDesk project (*.aldesk)</source>
        <translation>ALDesk-Projekt (*.aldesk)</translation>
    </message>
    <message>
        <source>New folder (*)</source>
        <translation>Neuer Ordner (*)</translation>
    </message>
    <message numerus="yes">
        <source>Export stopped: {n} file(s) are copied. Export to the same folder again to copy the rest.</source>
        <translation>
            <numerusform>Export angehalten: {n} Datei ist kopiert. Exportieren Sie noch einmal in denselben Ordner, um den Rest zu kopieren.</numerusform>
            <numerusform>Export angehalten: {n} Dateien sind kopiert. Exportieren Sie noch einmal in denselben Ordner, um den Rest zu kopieren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export stopped. Nothing was written.</source>
        <translation>Export angehalten. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>There are no events: no window is labelled, or sure enough, or long enough</source>
        <translation>Es gibt keine Ereignisse: Kein Abschnitt hat ein Label, ist sicher genug oder lang genug</translation>
    </message>
    <message>
        <source>The project was not changed</source>
        <translation>Das Projekt wurde nicht geändert</translation>
    </message>
    <message>
        <source>The events</source>
        <translation>Die Ereignisse</translation>
    </message>
    <message numerus="yes">
        <source>{n} event(s) written to {path}.</source>
        <translation>
            <numerusform>{n} Ereignis in {path} geschrieben.</numerusform>
            <numerusform>{n} Ereignisse in {path} geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file(s).</source>
        <translation>
            <numerusform>{n} Datei.</numerusform>
            <numerusform>{n} Dateien.</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} with predictions.</source>
        <translation>{n} mit Vorhersagen.</translation>
    </message>
    <message numerus="yes">
        <source>{n} window(s) that measure the accuracy left out.</source>
        <translation>
            <numerusform>{n} Abschnitt ausgelassen, der die Genauigkeit misst.</numerusform>
            <numerusform>{n} Abschnitte ausgelassen, die die Genauigkeit messen.</numerusform>
        </translation>
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
        <source>{n} sample(s) with none of the classes lie in no folder.</source>
        <translation>
            <numerusform>{n} Beispiel hat keine der Klassen und keinen Ordner.</numerusform>
            <numerusform>{n} Beispiele haben keine der Klassen und keinen Ordner.</numerusform>
        </translation>
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
        <source>The demo is being made …</source>
        <translation>Die Demo wird angelegt …</translation>
    </message>
    <message>
        <source>Nothing was written</source>
        <translation>Nichts wurde geschrieben</translation>
    </message>
    <message>
        <source>The demo</source>
        <translation>Die Demo</translation>
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
        <translation>Importbericht</translation>
    </message>
    <message>
        <source>Find moved files</source>
        <translation>Verschobene Dateien suchen</translation>
    </message>
    <message>
        <source>Looking for moved files in {folder} …</source>
        <translation>Verschobene Dateien werden gesucht in {folder} …</translation>
    </message>
    <message>
        <source>A search for moved files is running already.</source>
        <translation>Die Suche nach verschobenen Dateien läuft schon.</translation>
    </message>
    <message>
        <source>The search stopped because of an error in ALDesk; the log says more.</source>
        <translation>Die Suche wurde wegen eines Fehlers in ALDesk abgebrochen; mehr steht im Protokoll.</translation>
    </message>
    <message>
        <source>The search was stopped. Nothing was changed.</source>
        <translation>Die Suche wurde angehalten. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>No file is missing.</source>
        <translation>Keine Datei fehlt.</translation>
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
        <source>{n} of the {total} names shown fit</source>
        <translation>{n} der {total} gezeigten Namen passen</translation>
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
        <source>{folder} is a folder. Add a name for the project file.</source>
        <translation>{folder} ist ein Ordner. Geben Sie noch einen Namen für die Projektdatei an.</translation>
    </message>
    <message>
        <source>A project of this name exists. Open it, or choose another name.</source>
        <translation>Ein Projekt dieses Namens gibt es schon. Öffnen Sie es, oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The name is too long.</source>
        <translation>Der Name ist zu lang.</translation>
    </message>
    <message>
        <source>{name} is there too.</source>
        <translation>{name} gibt es dort auch.</translation>
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
        <source>missing · Del removes it from the list</source>
        <translation>fehlt · Entf nimmt es von der Liste</translation>
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
        <source>No file matches the filter.</source>
        <translation>Keine Datei passt zum Filter.</translation>
    </message>
    <message>
        <source>No problems found</source>
        <translation>Keine Probleme gefunden</translation>
    </message>
    <message>
        <source>No duplicates, no broken files, nothing left out.</source>
        <translation>Keine Duplikate, keine beschädigten Dateien, nichts ausgelassen.</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>IMPORT REPORT</source>
        <translation>IMPORTBERICHT</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Folder, table, data set or Hugging Face id</source>
        <translation>Ordner, Tabelle, Datensatz oder Hugging-Face-Kennung</translation>
    </message>
    <message>
        <source>Path, or a Hugging Face id (owner/name)</source>
        <translation>Pfad oder Hugging-Face-Kennung (owner/name)</translation>
    </message>
    <message>
        <source>Folder …</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>Choose a folder of recordings, clips or pictures, or a data set&apos;s</source>
        <translation>Einen Ordner mit Aufnahmen, Clips oder Bildern oder den eines Datensatzes wählen</translation>
    </message>
    <message>
        <source>A folder of recordings, clips or pictures</source>
        <translation>Ein Ordner mit Aufnahmen, Clips oder Bildern</translation>
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
        <source>Tables and data sets ({kinds})</source>
        <translation>Tabellen und Datensätze ({kinds})</translation>
    </message>
    <message>
        <source>A table or data set</source>
        <translation>Eine Tabelle oder ein Datensatz</translation>
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
        <source>Column with paths</source>
        <translation>Spalte mit den Pfaden</translation>
    </message>
    <message>
        <source>Column with the labels</source>
        <translation>Spalte mit den Labels</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>NA, None and NaN are names of classes</source>
        <translation>NA, None und NaN sind Klassennamen</translation>
    </message>
    <message>
        <source>Add its files as samples</source>
        <translation>Dateien als Beispiele hinzufügen</translation>
    </message>
    <message>
        <source>NOT IMPORTED</source>
        <translation>NICHT IMPORTIERT</translation>
    </message>
    <message>
        <source>Folder the paths start from</source>
        <translation>Ordner, von dem die Pfade ausgehen</translation>
    </message>
    <message>
        <source>folder of the table</source>
        <translation>Ordner der Tabelle</translation>
    </message>
    <message>
        <source>Import the labels</source>
        <translation>Die Labels importieren</translation>
    </message>
    <message>
        <source>Add the files that the table names</source>
        <translation>Die Dateien hinzufügen, die in der Tabelle stehen</translation>
    </message>
    <message>
        <source>Labels from {name}</source>
        <translation>Labels aus {name}</translation>
    </message>
    <message>
        <source>Labels from {n} files, such as {name}</source>
        <translation>Labels aus {n} Dateien, etwa {name}</translation>
    </message>
    <message>
        <source>Tables ({kinds})</source>
        <translation>Tabellen ({kinds})</translation>
    </message>
    <message>
        <source>No annotation covers a window or clip.</source>
        <translation>Keine Annotation deckt einen Abschnitt oder Clip ab.</translation>
    </message>
    <message numerus="yes">
        <source>Add the {n} new class(es): {names}</source>
        <translation>
            <numerusform>{n} neue Klasse hinzufügen: {names}</numerusform>
            <numerusform>{n} neue Klassen hinzufügen: {names}</numerusform>
        </translation>
    </message>
    <message>
        <source>No line matches a sample of the project.</source>
        <translation>Keine Zeile passt zu einem Beispiel des Projekts.</translation>
    </message>
    <message>
        <source>Tables of labels, or annotations of recordings</source>
        <translation>Tabellen mit Labels oder Annotationen von Aufnahmen</translation>
    </message>
    <message>
        <source>Add its segments as samples</source>
        <translation>Segmente als Beispiele hinzufügen</translation>
    </message>
    <message>
        <source>Each line becomes a sample of its own</source>
        <translation>Jede Zeile wird ein eigenes Beispiel</translation>
    </message>
    <message numerus="yes">
        <source>Import {n} label(s)</source>
        <translation>
            <numerusform>{n} Label importieren</numerusform>
            <numerusform>{n} Labels importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Lines that are not imported</source>
        <translation>Zeilen, die nicht importiert werden</translation>
    </message>
    <message>
        <source>One undo takes all of it back.</source>
        <translation>Einmal Rückgängig nimmt alles zurück.</translation>
    </message>
    <message>
        <source>IMPORT LABELS</source>
        <translation>LABELS IMPORTIEREN</translation>
    </message>
    <message>
        <source>READING OPTIONS</source>
        <translation>WIE GELESEN WIRD</translation>
    </message>
    <message>
        <source>Column with paths or ids</source>
        <translation>Spalte mit Pfaden oder IDs</translation>
    </message>
    <message>
        <source>such as dog, cat, bird; or add them later</source>
        <translation>zum Beispiel Hund, Katze, Vogel; oder später</translation>
    </message>
    <message>
        <source>found in the data; or type a, b, c</source>
        <translation>aus den Daten; oder a, b, c schreiben</translation>
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
        <source>from the data; or 20 %, or index=0,1,2</source>
        <translation>aus den Daten; oder 20 %, oder index=0,1,2</translation>
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
        <source>RECENT PROJECTS</source>
        <translation>LETZTE PROJEKTE</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Open the demo project: spoken digits</source>
        <translation>Das Demo-Projekt öffnen: gesprochene Ziffern</translation>
    </message>
    <message>
        <source>Label sound and pictures</source>
        <translation>Ton und Bilder labeln</translation>
    </message>
    <message>
        <source>Drop a folder of recordings, clips or pictures here, a table with paths, or a data set; or paste its path. Nothing leaves this computer.</source>
        <translation>Ziehen Sie einen Ordner mit Aufnahmen, Clips oder Bildern hierher, eine Tabelle mit Pfaden oder einen Datensatz; oder fügen Sie den Pfad ein. Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Open a project …</source>
        <translation>Projekt öffnen …</translation>
    </message>
    <message>
        <source>{title}, repetition {n}: {what}</source>
        <translation>{title}, Wiederholung {n}: {what}</translation>
    </message>
    <message numerus="yes">
        <source>Takes about {time} on this computer, with {n} process(es): an estimate from the first cycle of each strategy.</source>
        <translation>
            <numerusform>Dauert etwa {time} auf diesem Computer mit {n} Prozess, geschätzt nach dem ersten Zyklus jeder Strategie.</numerusform>
            <numerusform>Dauert etwa {time} auf diesem Computer mit {n} Prozessen, geschätzt nach dem ersten Zyklus jeder Strategie.</numerusform>
        </translation>
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
        <source>A study labels the pool by itself, with labels that are known already, and compares how fast each strategy learns. Set one up on the left and start it; you can go on labelling meanwhile.</source>
        <translation>Eine Studie labelt den Pool von selbst, mit Labels, die schon bekannt sind, und vergleicht, wie schnell jede Strategie lernt. Stellen Sie links eine zusammen und starten Sie; währenddessen können Sie weiter labeln.</translation>
    </message>
    <message>
        <source>Means over complete repetitions. Select a strategy to see its 95 % interval (needs three); untick it to hide it. Wheel: zoom, drag: move, double click: show everything.</source>
        <translation>Mittel der vollständigen Wiederholungen. Wählen Sie eine Strategie, um ihr 95-%-Intervall zu sehen (braucht drei); ohne Haken ist sie ausgeblendet. Rad: Zoom, Ziehen: verschieben, Doppelklick: alles zeigen.</translation>
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
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Open the study&apos;s folder in the file manager</source>
        <translation>Den Ordner der Studie in der Dateiverwaltung öffnen</translation>
    </message>
    <message>
        <source>Open results.csv</source>
        <translation>results.csv öffnen</translation>
    </message>
    <message>
        <source>Every measurement, as a table for a spreadsheet</source>
        <translation>Jede Messung, als Tabelle für eine Tabellenkalkulation</translation>
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
        <source>Saved in {folder}</source>
        <translation>Gespeichert in {folder}</translation>
    </message>
    <message>
        <source>Failed and left out: {strategy}, repetition {n} ({what}).</source>
        <translation>Gescheitert und weggelassen: {strategy}, Wiederholung {n} ({what}).</translation>
    </message>
    <message>
        <source>No verdict until the study ends; early curves mislead.</source>
        <translation>Ein Urteil gibt es erst am Ende der Studie; frühe Kurven täuschen.</translation>
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
        <source>Failed: {what}</source>
        <translation>Gescheitert: {what}</translation>
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
        <source>Compare it with other parameters too</source>
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
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
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
        <source>Start labelling</source>
        <translation>Mit dem Labeln beginnen</translation>
    </message>
    <message>
        <source>A folder of recordings, clips or pictures, a table with paths, a Parquet or Arrow file, a data set saved with save_to_disk, or the id of a data set on the Hugging Face hub. Choose one at the left, or drop it here.</source>
        <translation>Ein Ordner mit Aufnahmen, Clips oder Bildern, eine Tabelle mit Pfaden, eine Parquet- oder Arrow-Datei, ein mit save_to_disk gespeicherter Datensatz oder die Kennung eines Datensatzes auf dem Hugging-Face-Hub. Wählen Sie links etwas aus, oder ziehen Sie es hierher.</translation>
    </message>
    <message>
        <source>Download this data set first.</source>
        <translation>Laden Sie diesen Datensatz zuerst herunter.</translation>
    </message>
    <message>
        <source>Starts when the source has been looked at …</source>
        <translation>Beginnt, sobald die Quelle angesehen ist …</translation>
    </message>
    <message>
        <source>Project file: {file}</source>
        <translation>Projektdatei: {file}</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Wird angesehen …</translation>
    </message>
    <message>
        <source>What do you want to label?</source>
        <translation>Was soll ein Label bekommen?</translation>
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
        <source>{n} new label(s)</source>
        <translation>
            <numerusform>{n} neues Label</numerusform>
            <numerusform>{n} neue Labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} label(s) replace another one</source>
        <translation>
            <numerusform>{n} Label ersetzt ein anderes</numerusform>
            <numerusform>{n} Labels ersetzen andere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} label(s) already in the project</source>
        <translation>
            <numerusform>{n} Label ist schon im Projekt</numerusform>
            <numerusform>{n} Labels sind schon im Projekt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} label(s) of classes that the project does not have</source>
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
    <message numerus="yes">
        <source>{n} annotation(s)</source>
        <translation>
            <numerusform>{n} Annotation</numerusform>
            <numerusform>{n} Annotationen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} window(s) labelled: {counts}</source>
        <translation>
            <numerusform>{n} Abschnitt mit Label: {counts}</numerusform>
            <numerusform>{n} Abschnitte mit Label: {counts}</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} of them without any annotation</source>
        <translation>{n} davon ohne jede Annotation</translation>
    </message>
    <message numerus="yes">
        <source>{n} annotation(s) without a window by this rule</source>
        <translation>
            <numerusform>{n} Annotation ohne Abschnitt nach dieser Regel</numerusform>
            <numerusform>{n} Annotationen ohne Abschnitt nach dieser Regel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} annotation(s) of recordings that are not here</source>
        <translation>
            <numerusform>{n} Annotation zu Aufnahmen, die nicht hier sind</numerusform>
            <numerusform>{n} Annotationen zu Aufnahmen, die nicht hier sind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} window(s) left out for several classes</source>
        <translation>
            <numerusform>{n} Abschnitt wegen mehrerer Klassen ausgelassen</numerusform>
            <numerusform>{n} Abschnitte wegen mehrerer Klassen ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>und {n} weitere</translation>
    </message>
    <message>
        <source>Ground truth, for studies</source>
        <translation>Wahre Labels, für Studien</translation>
    </message>
    <message>
        <source>My labels, to train on</source>
        <translation>Meine Labels, zum Trainieren</translation>
    </message>
    <message>
        <source>Nothing, ignore them</source>
        <translation>Nichts, nicht beachten</translation>
    </message>
    <message>
        <source>Their names become the classes. They are used in studies and to measure a test split; they are never shown while you label, and never trained on.</source>
        <translation>Ihre Namen werden zu Klassen. Sie dienen Studien und messen an Testdaten; beim Labeln werden sie nie gezeigt, und nie wird mit ihnen trainiert.</translation>
    </message>
    <message>
        <source>These samples count as labelled: the model learns from them, and you are not asked about them. A test split only measures.</source>
        <translation>Diese Beispiele gelten als gelabelt: Das Modell lernt von ihnen, und Sie werden nicht nach ihnen gefragt. Testdaten messen nur.</translation>
    </message>
    <message>
        <source>No sample gets a label, and no class is made.</source>
        <translation>Kein Beispiel bekommt ein Label, und es entsteht keine Klasse.</translation>
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
        <source>Label windows by the annotation files</source>
        <translation>Abschnitte nach den Annotationsdateien labeln</translation>
    </message>
    <message>
        <source>Labels come from</source>
        <translation>Die Labels kommen aus</translation>
    </message>
    <message>
        <source>The labels are</source>
        <translation>Die Labels sind</translation>
    </message>
    <message numerus="yes">
        <source>Then label windows by {n} annotation file(s)</source>
        <translation>
            <numerusform>Danach Abschnitte nach {n} Annotationsdatei labeln</numerusform>
            <numerusform>Danach Abschnitte nach {n} Annotationsdateien labeln</numerusform>
        </translation>
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
    <message>
        <source>given</source>
        <translation>vergeben</translation>
    </message>
    <message>
        <source>Page of the guide</source>
        <translation>Seite der Anleitung</translation>
    </message>
    <message>
        <source>FOR DEVELOPERS</source>
        <translation>FÜR ENTWICKLER</translation>
    </message>
    <message>
        <source>This guide is in English.</source>
        <translation>Die Anleitung gibt es nur auf Englisch.</translation>
    </message>
    <message>
        <source>Search the guide …</source>
        <translation>In der Anleitung suchen …</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>In der Anleitung suchen</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Words that stand on any page</source>
        <translation>Wörter, die auf irgendeiner Seite stehen</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer or shorter words.</source>
        <translation>Nichts gefunden. Versuchen Sie weniger oder kürzere Wörter.</translation>
    </message>
    <message>
        <source>The first {n} places</source>
        <translation>Die ersten {n} Stellen</translation>
    </message>
    <message numerus="yes">
        <source>{n} place(s)</source>
        <translation>
            <numerusform>{n} Stelle</numerusform>
            <numerusform>{n} Stellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Pages and sections</source>
        <translation>Seiten und Abschnitte</translation>
    </message>
    <message>
        <source>GUIDE</source>
        <translation>ANLEITUNG</translation>
    </message>
    <message>
        <source>Back to where you were</source>
        <translation>Zurück zu vorher</translation>
    </message>
    <message>
        <source>Undone branches</source>
        <translation>Rückgängig gemachte Zweige</translation>
    </message>
    <message>
        <source>Restore the selected branch</source>
        <translation>Den gewählten Zweig wiederherstellen</translation>
    </message>
    <message numerus="yes">
        <source>Restore: does {n} act(s) again</source>
        <translation>
            <numerusform>Wiederherstellen: {n} Schritt</numerusform>
            <numerusform>Wiederherstellen: {n} Schritte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} act(s) done since are taken back; Undo brings them back.</source>
        <translation>
            <numerusform>{n} Schritt seither wird zurückgenommen; Rückgängig bringt ihn wieder.</numerusform>
            <numerusform>{n} Schritte seither werden zurückgenommen; Rückgängig bringt sie wieder.</numerusform>
        </translation>
    </message>
    <message>
        <source>What came in its place is taken back, what others did is kept.</source>
        <translation>Was an seine Stelle trat, wird zurückgenommen; was andere taten, bleibt.</translation>
    </message>
    <message>
        <source>Everything becomes as it was then.</source>
        <translation>Alles wird, wie es damals war.</translation>
    </message>
    <message>
        <source>UNDONE BRANCHES</source>
        <translation>RÜCKGÄNGIG GEMACHT</translation>
    </message>
    <message>
        <source>class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>wahre Klasse</translation>
    </message>
    <message>
        <source>Audit samples are labelled one by one</source>
        <translation>Prüfbeispiele werden einzeln gelabelt</translation>
    </message>
    <message>
        <source>Open file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message numerus="yes">
        <source>Copy {n} path(s)</source>
        <translation>
            <numerusform>{n} Pfad kopieren</numerusform>
            <numerusform>{n} Pfade kopieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Label as</source>
        <translation>Labeln als</translation>
    </message>
    <message>
        <source>Find similar: not for an audit sample</source>
        <translation>Ähnliche finden: nicht bei Prüfbeispielen</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>Ähnliche finden</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Auf der Karte zeigen</translation>
    </message>
    <message>
        <source>Add as example</source>
        <translation>Als Vorbild dazunehmen</translation>
    </message>
    <message>
        <source>Add as counter-example</source>
        <translation>Als Gegenbeispiel dazunehmen</translation>
    </message>
    <message>
        <source>{name} is not in its folder any more. {key} finds files that were moved.</source>
        <translation>{name} liegt nicht mehr in seinem Ordner. {key} findet verschobene Dateien.</translation>
    </message>
    <message>
        <source>The system has no program that opens {name}.</source>
        <translation>Das System hat kein Programm, das {name} öffnet.</translation>
    </message>
    <message>
        <source>1 is an audit sample and stays unlabelled here; you label it on its own.</source>
        <translation>1 davon ist ein Prüfbeispiel und bleibt hier ohne Label; Sie labeln es einzeln.</translation>
    </message>
    <message>
        <source>{n} are audit samples and stay unlabelled here; you label them one by one.</source>
        <translation>{n} davon sind Prüfbeispiele und bleiben hier ohne Label; Sie labeln sie einzeln.</translation>
    </message>
    <message>
        <source>Copy all versions, for a report</source>
        <translation>Alle Versionen kopieren, für einen Fehlerbericht</translation>
    </message>
    <message>
        <source>Libraries with their licences</source>
        <translation>Bibliotheken mit ihren Lizenzen</translation>
    </message>
    <message>
        <source>ABOUT</source>
        <translation>ÜBER ALDESK</translation>
    </message>
    <message>
        <source>Close this page</source>
        <translation>Diese Seite schließen</translation>
    </message>
    <message>
        <source>Copied: the versions of ALDesk and what it runs on.</source>
        <translation>Kopiert: die Versionen von ALDesk und allem, worauf es läuft.</translation>
    </message>
    <message>
        <source>VERSIONS</source>
        <translation>VERSIONEN</translation>
    </message>
    <message>
        <source>LIBRARIES AND THEIR LICENCES</source>
        <translation>BIBLIOTHEKEN UND IHRE LIZENZEN</translation>
    </message>
    <message>
        <source>Licence texts</source>
        <translation>Lizenztexte</translation>
    </message>
    <message>
        <source>FOLDERS</source>
        <translation>ORDNER</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Settings and keys</source>
        <translation>Einstellungen und Tasten</translation>
    </message>
    <message>
        <source>Labels sound and pictures with active learning, offline.</source>
        <translation>Labelt Töne und Bilder mit aktivem Lernen, ohne Netz.</translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation>Freie Software unter der MIT-Lizenz.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show the folder: {name}</source>
        <translation>Ordner zeigen: {name}</translation>
    </message>
    <message>
        <source>No file manager was found. The folder is {path}</source>
        <translation>Kein Dateimanager gefunden. Der Ordner ist {path}</translation>
    </message>
    <message>
        <source>No sound device was found. You can still label; the play-head moves without sound.</source>
        <translation>Es wurde kein Tongerät gefunden. Sie können trotzdem labeln; die Abspielmarke läuft ohne Ton.</translation>
    </message>
    <message>
        <source>The sound device cannot be used at the moment. You can still label; the next clip tries it again.</source>
        <translation>Das Tongerät lässt sich gerade nicht verwenden. Sie können weiter labeln; die nächste Aufnahme versucht es erneut.</translation>
    </message>
    <message>
        <source>Accuracy on the test split (%), by labels</source>
        <translation>Genauigkeit an den Testdaten (%), nach Labels</translation>
    </message>
    <message>
        <source>{measure}, mean of the classes, test split (%), by labels</source>
        <translation>{measure}, Mittel der Klassen, Testdaten (%), nach Labels</translation>
    </message>
    <message>
        <source>{measure}, test split (%)</source>
        <translation>{measure}, Testdaten (%)</translation>
    </message>
    <message>
        <source>Difference from random (points), by labels</source>
        <translation>Abstand zum Zufall (Punkte), nach Labels</translation>
    </message>
    <message>
        <source>Accuracy, test split (%)</source>
        <translation>Genauigkeit, Testdaten (%)</translation>
    </message>
    <message>
        <source>Difference from random (points)</source>
        <translation>Abstand zum Zufall (Punkte)</translation>
    </message>
    <message>
        <source>Legend of the curves</source>
        <translation>Legende der Kurven</translation>
    </message>
    <message>
        <source>{path} is no longer there.</source>
        <translation>{path} ist nicht mehr da.</translation>
    </message>
    <message>
        <source>No program was found that opens {path}.</source>
        <translation>Kein Programm gefunden, das {path} öffnet.</translation>
    </message>
    <message>
        <source>Takes {n} labels, but only {total} labelled samples can be asked about. Take fewer cycles, smaller batches or fewer first labels.</source>
        <translation>Braucht {n} Labels, aber nur {total} gelabelte Beispiele stehen bereit. Nehmen Sie weniger Zyklen, kleinere Stapel oder weniger erste Labels.</translation>
    </message>
    <message>
        <source>Takes {n} labels for {n_classes} classes. Take more cycles, larger batches or more first labels.</source>
        <translation>Braucht nur {n} Labels bei {n_classes} Klassen. Nehmen Sie mehr Zyklen, größere Stapel oder mehr erste Labels.</translation>
    </message>
    <message>
        <source>Each repetition uses {n} of {total} labelled samples; {n_test} more are measured on.</source>
        <translation>Jede Wiederholung nutzt {n} von {total} gelabelten Beispielen; an {n_test} weiteren wird gemessen.</translation>
    </message>
    <message>
        <source>{strategy} does not work where samples may have several classes: take its tick off.</source>
        <translation>{strategy} funktioniert nicht, wo Beispiele mehrere Klassen haben können: Häkchen entfernen.</translation>
    </message>
    <message>
        <source>{n} first labels cannot come equally from {n_classes} classes. Take more, or draw at random.</source>
        <translation>{n} erste Labels können nicht gleichmäßig aus {n_classes} Klassen kommen. Nehmen Sie mehr, oder ziehen Sie zufällig.</translation>
    </message>
    <message>
        <source>Each repetition uses {n} of {total} labelled samples; {n_test} more measure the accuracy.</source>
        <translation>Jede Wiederholung nutzt {n} von {total} gelabelten Beispielen; {n_test} weitere messen die Genauigkeit.</translation>
    </message>
    <message>
        <source>A study needs labelled samples of two classes at least: label or import some.</source>
        <translation>Eine Studie braucht gelabelte Beispiele von mindestens zwei Klassen: Labeln oder importieren Sie einige.</translation>
    </message>
    <message>
        <source>A study needs samples with classes: label or import some.</source>
        <translation>Eine Studie braucht Beispiele mit Klassen: labeln oder importieren Sie welche.</translation>
    </message>
    <message>
        <source>The study stopped because of an error in ALDesk. What is complete is kept.</source>
        <translation>Die Studie wurde wegen eines Fehlers in ALDesk beendet. Was fertig ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>The prediction of this sample is hidden: it was drawn at random to measure the accuracy, and must not sway you. {key} sets how many there are.</source>
        <translation>Die Vorhersage zu diesem Beispiel ist verborgen: Es wurde zufällig gezogen, um die Genauigkeit zu messen, und soll Sie nicht beeinflussen. {key} legt fest, wie viele es davon gibt.</translation>
    </message>
    <message>
        <source>The strategy chose this batch: what you answer here teaches the model most. {key} shows how it chooses.</source>
        <translation>Diese Beispiele hat die Strategie gewählt: Ihre Antworten hier bringen dem Modell am meisten bei. {key} zeigt, wie sie wählt.</translation>
    </message>
    <message>
        <source>Each answer is saved at once. {key} takes it back, also after a restart.</source>
        <translation>Jede Antwort wird sofort gespeichert. {key} nimmt sie zurück, auch nach einem Neustart.</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Take the hint away</source>
        <translation>Den Hinweis schließen</translation>
    </message>
    <message>
        <source>All recordings are read. Drop {folder} here to label windows by its annotations.</source>
        <translation>Alle Aufnahmen sind gelesen. Legen Sie {folder} hier ab, um Abschnitte nach seinen Annotationen zu labeln.</translation>
    </message>
    <message numerus="yes">
        <source>{n} label(s) imported.</source>
        <translation>
            <numerusform>{n} Label importiert.</numerusform>
            <numerusform>{n} Labels importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Zoom and scroll</source>
        <translation>Vergrößern und verschieben</translation>
    </message>
    <message>
        <source>Contrast and brightness</source>
        <translation>Kontrast und Helligkeit</translation>
    </message>
    <message>
        <source>Grid pages</source>
        <translation>Seiten des Rasters</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>The embedding stopped because of an error in ALDesk. What was embedded is kept.</source>
        <translation>Das Einbetten wurde wegen eines Fehlers in ALDesk abgebrochen. Was eingebettet wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>The project could not be backed up: {problem}</source>
        <translation>Das Projekt konnte nicht gesichert werden: {problem}</translation>
    </message>
    <message>
        <source>The import stopped because of an error in ALDesk. What was read is kept.</source>
        <translation>Das Einlesen ist wegen eines Fehlers in ALDesk abgebrochen. Was gelesen ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>The embedding failed and was started again. What was embedded is kept.</source>
        <translation>Das Einbetten hat versagt und wurde neu gestartet. Was eingebettet ist, bleibt erhalten.</translation>
    </message>
    <message numerus="yes">
        <source>{n} file(s) could not be reached.</source>
        <translation>
            <numerusform>{n} Datei war nicht erreichbar.</numerusform>
            <numerusform>{n} Dateien waren nicht erreichbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on embedding</source>
        <translation>Weiter einbetten</translation>
    </message>
    <message>
        <source>both share enough of the shorter one</source>
        <translation>beide genug vom kürzeren teilen</translation>
    </message>
    <message>
        <source>enough of the window is annotated</source>
        <translation>genug vom Abschnitt annotiert ist</translation>
    </message>
    <message>
        <source>enough of the annotation is in it</source>
        <translation>genug von der Annotation darin liegt</translation>
    </message>
    <message>
        <source>its middle is annotated</source>
        <translation>seine Mitte annotiert ist</translation>
    </message>
    <message>
        <source>The model learns from these windows. Those of a test split only measure.</source>
        <translation>Das Modell lernt von diesen Abschnitten. Testdaten messen nur.</translation>
    </message>
    <message>
        <source>They answer the questions of a study and measure a test split; they are never shown while you label, and never trained on.</source>
        <translation>Sie beantworten die Fragen einer Studie und messen an Testdaten; beim Labeln werden sie nie gezeigt, und nie wird mit ihnen trainiert.</translation>
    </message>
    <message>
        <source>A window gets a label when</source>
        <translation>Ein Abschnitt bekommt das Label, wenn</translation>
    </message>
    <message>
        <source>Enough is at least</source>
        <translation>Genug ist mindestens</translation>
    </message>
    <message>
        <source>Label of windows without any annotation</source>
        <translation>Label für Abschnitte ohne jede Annotation</translation>
    </message>
    <message>
        <source>Only where everything that is heard was annotated</source>
        <translation>Nur wo alles, was zu hören ist, annotiert wurde</translation>
    </message>
    <message>
        <source>none; such as silence</source>
        <translation>keines; etwa Stille</translation>
    </message>
    <message>
        <source>No annotation means none of the classes</source>
        <translation>Ohne Annotation: keine der Klassen</translation>
    </message>
    <message>
        <source>What a sample is</source>
        <translation>Was ein Beispiel ist</translation>
    </message>
    <message>
        <source>Windows of recordings</source>
        <translation>Abschnitte von Aufnahmen</translation>
    </message>
    <message>
        <source>Whole files</source>
        <translation>Ganze Dateien</translation>
    </message>
    <message>
        <source>Length of a window</source>
        <translation>Länge eines Abschnitts</translation>
    </message>
    <message>
        <source>From one window to the next</source>
        <translation>Von einem Abschnitt zum nächsten</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>A new one every</source>
        <translation>Ein neuer alle</translation>
    </message>
    <message>
        <source>What is longer than {seconds} s is cut when it is read.</source>
        <translation>Was länger als {seconds} s ist, wird beim Lesen geschnitten.</translation>
    </message>
    <message>
        <source>Nothing is longer than {seconds} s: all files stay whole.</source>
        <translation>Nichts ist länger als {seconds} s: Alle Dateien bleiben ganz.</translation>
    </message>
    <message>
        <source>{recordings}, {hours}: {windows} of {seconds} s.</source>
        <translation>{recordings}, {hours}: {windows} von {seconds} s.</translation>
    </message>
    <message>
        <source>Each shares {seconds} s with the next.</source>
        <translation>Jeder teilt {seconds} s mit dem nächsten.</translation>
    </message>
    <message>
        <source>{seconds} s are left out between them.</source>
        <translation>Dazwischen werden {seconds} s ausgelassen.</translation>
    </message>
    <message>
        <source>Shorter files stay whole.</source>
        <translation>Kürzere Dateien bleiben ganz.</translation>
    </message>
    <message>
        <source>A recording&apos;s label is none of its windows: it is kept as a column.</source>
        <translation>Das Label einer Aufnahme ist nicht das ihrer Abschnitte: Es bleibt als Spalte erhalten.</translation>
    </message>
    <message>
        <source>{recordings}, {hours}: each is one sample with one label.</source>
        <translation>{recordings}, {hours}: Jede ist ein Beispiel mit einem Label.</translation>
    </message>
    <message>
        <source>about {count}</source>
        <translation>etwa {count}</translation>
    </message>
    <message>
        <source>Colour by {column}</source>
        <translation>Farbe nach {column}</translation>
    </message>
    <message>
        <source>Colour by the hour of the day</source>
        <translation>Farbe nach Tagesstunde</translation>
    </message>
    <message>
        <source>This window measures the accuracy: only the queue brings it.</source>
        <translation>Dieser Abschnitt misst die Genauigkeit: Nur die Reihe bringt ihn.</translation>
    </message>
    <message numerus="yes">
        <source>{n} window(s) chosen: a class&apos;s key labels them all.</source>
        <translation>
            <numerusform>{n} Abschnitt gewählt: Die Taste einer Klasse labelt ihn.</numerusform>
            <numerusform>{n} Abschnitte gewählt: Die Taste einer Klasse labelt alle.</numerusform>
        </translation>
    </message>
    <message>
        <source>{key} lets them go.</source>
        <translation>{key} hebt die Wahl auf.</translation>
    </message>
    <message numerus="yes">
        <source>{n} window(s) labelled: {name}.</source>
        <translation>
            <numerusform>{n} Abschnitt gelabelt: {name}.</numerusform>
            <numerusform>{n} Abschnitte gelabelt: {name}.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is the last window.</source>
        <translation>Das ist der letzte Abschnitt.</translation>
    </message>
    <message>
        <source>This is the first window.</source>
        <translation>Das ist der erste Abschnitt.</translation>
    </message>
    <message>
        <source>All windows after this one measure the accuracy: only the queue brings them.</source>
        <translation>Alle Abschnitte nach diesem messen die Genauigkeit: Nur die Reihe bringt sie.</translation>
    </message>
    <message>
        <source>All windows before this one measure the accuracy: only the queue brings them.</source>
        <translation>Alle Abschnitte vor diesem messen die Genauigkeit: Nur die Reihe bringt sie.</translation>
    </message>
    <message>
        <source>Drag over the sound first: what you mark becomes a sample of its own.</source>
        <translation>Ziehen Sie zuerst über den Klang: Was Sie markieren, wird ein eigenes Beispiel.</translation>
    </message>
    <message>
        <source>That is too short for a sample of its own.</source>
        <translation>Das ist zu kurz für ein eigenes Beispiel.</translation>
    </message>
    <message>
        <source>This part measures the accuracy: nothing is picked out of it.</source>
        <translation>Dieser Teil misst die Genauigkeit: Aus ihm wird nichts herausgegriffen.</translation>
    </message>
    <message numerus="yes">
        <source>{n} window(s) measure the accuracy and stay unlabelled here.</source>
        <translation>
            <numerusform>{n} Abschnitt misst die Genauigkeit und bleibt hier ohne Label.</numerusform>
            <numerusform>{n} Abschnitte messen die Genauigkeit und bleiben hier ohne Label.</numerusform>
        </translation>
    </message>
    <message>
        <source>The whole recording</source>
        <translation>Die ganze Aufnahme</translation>
    </message>
    <message>
        <source>From {n} recording(s): too few to say how it is elsewhere.</source>
        <translation>Aus {n} Aufnahmen: zu wenige, um zu sagen, wie es anderswo ist.</translation>
    </message>
    <message>
        <source>From {n} site(s): too few to say how it is elsewhere.</source>
        <translation>Von {n} Standorten: zu wenige, um zu sagen, wie es anderswo ist.</translation>
    </message>
    <message>
        <source>From {n} day(s): too few to say how it is on others.</source>
        <translation>Von {n} Tagen: zu wenige, um zu sagen, wie es an anderen ist.</translation>
    </message>
    <message>
        <source>From {n} value(s) of “{column}”: too few to say how it is elsewhere.</source>
        <translation>Von {n} Werten in „{column}“: zu wenige, um zu sagen, wie es anderswo ist.</translation>
    </message>
    <message>
        <source>From a single recording: nothing is known of others.</source>
        <translation>Aus einer einzigen Aufnahme: Über andere ist nichts bekannt.</translation>
    </message>
    <message>
        <source>From a single site: nothing is known of others.</source>
        <translation>Von einem einzigen Standort: Über andere ist nichts bekannt.</translation>
    </message>
    <message>
        <source>From a single day: nothing is known of others.</source>
        <translation>Von einem einzigen Tag: Über andere ist nichts bekannt.</translation>
    </message>
    <message>
        <source>From a single value of “{column}”: nothing is known of others.</source>
        <translation>Von einem einzigen Wert in „{column}“: Über andere ist nichts bekannt.</translation>
    </message>
    <message>
        <source>From recordings that it learns from, too: how it is in others cannot be known.</source>
        <translation>Aus Aufnahmen, aus denen das Modell auch lernt: Wie es bei anderen ist, lässt sich nicht wissen.</translation>
    </message>
    <message>
        <source>{samples} windows of {n} recording(s) tell as much as {worth} independent ones.</source>
        <translation>{samples} Abschnitte aus {n} Aufnahmen sagen so viel wie {worth} unabhängige.</translation>
    </message>
    <message>
        <source>{samples} samples of {n} site(s) tell as much as {worth} independent ones.</source>
        <translation>{samples} Beispiele von {n} Standorten sagen so viel wie {worth} unabhängige.</translation>
    </message>
    <message>
        <source>{samples} samples of {n} day(s) tell as much as {worth} independent ones.</source>
        <translation>{samples} Beispiele von {n} Tagen sagen so viel wie {worth} unabhängige.</translation>
    </message>
    <message>
        <source>{samples} windows of {n} part(s) of recordings tell as much as {worth} independent ones.</source>
        <translation>{samples} Abschnitte aus {n} Teilen von Aufnahmen sagen so viel wie {worth} unabhängige.</translation>
    </message>
    <message>
        <source>{samples} samples of {n} value(s) of “{column}” tell as much as {worth} independent ones.</source>
        <translation>{samples} Beispiele mit {n} Werten in „{column}“ sagen so viel wie {worth} unabhängige.</translation>
    </message>
    <message>
        <source>kept together: {what}</source>
        <translation>zusammengehalten: {what}</translation>
    </message>
    <message>
        <source>Which samples are counted</source>
        <translation>Welche Beispiele gezählt werden</translation>
    </message>
    <message>
        <source>exactly one class</source>
        <translation>genau eine Klasse</translation>
    </message>
    <message>
        <source>any number of classes</source>
        <translation>beliebig viele Klassen</translation>
    </message>
    <message>
        <source>A key answers. This can be changed later.</source>
        <translation>Eine Taste antwortet. Das lässt sich später ändern.</translation>
    </message>
    <message>
        <source>Keys tick classes, and Enter says: these and no others. This stays so.</source>
        <translation>Tasten haken Klassen an, und Enter sagt: diese und keine anderen. Das bleibt so.</translation>
    </message>
    <message>
        <source>Each sample has</source>
        <translation>Jedes Beispiel hat</translation>
    </message>
    <message>
        <source>{name} · by the model</source>
        <translation>{name} · vom Modell</translation>
    </message>
    <message>
        <source>not {name}?</source>
        <translation>nicht {name}?</translation>
    </message>
    <message>
        <source>similarity {value}</source>
        <translation>Ähnlichkeit {value}</translation>
    </message>
    <message>
        <source>It has this class and no others</source>
        <translation>Es hat diese Klasse und keine andere</translation>
    </message>
    <message>
        <source>It has this class, others may be there</source>
        <translation>Es hat diese Klasse, vielleicht auch andere</translation>
    </message>
    <message>
        <source>Let samples have several classes from now on</source>
        <translation>Beispielen von jetzt an mehrere Klassen erlauben</translation>
    </message>
    <message>
        <source>Allow several classes</source>
        <translation>Mehrere Klassen erlauben</translation>
    </message>
    <message>
        <source>Predict by these words</source>
        <translation>Nach diesen Wörtern vorhersagen</translation>
    </message>
    <message>
        <source>Predict the classes by these words</source>
        <translation>Die Klassen nach diesen Wörtern vorhersagen</translation>
    </message>
    <message>
        <source>Leave all as it is</source>
        <translation>Alles lassen, wie es ist</translation>
    </message>
    <message>
        <source>Each class stands for one of the encoder&apos;s own. Leave empty what it does not know.</source>
        <translation>Jede Klasse steht für eine des Encoders. Lassen Sie leer, was er nicht kennt.</translation>
    </message>
    <message>
        <source>Each class stands for a sentence. Leave empty what is not to be predicted.</source>
        <translation>Jede Klasse steht für einen Satz. Lassen Sie leer, was nicht vorhergesagt werden soll.</translation>
    </message>
    <message>
        <source>Words for {name}</source>
        <translation>Wörter für {name}</translation>
    </message>
    <message>
        <source>not predicted</source>
        <translation>nicht vorhergesagt</translation>
    </message>
    <message>
        <source>These predictions are shown until the model has learned from labels. They are no labels, and never count as the model&apos;s accuracy.</source>
        <translation>Diese Vorhersagen werden gezeigt, bis das Modell aus Labels gelernt hat. Sie sind keine Labels und zählen nie als Genauigkeit des Modells.</translation>
    </message>
    <message>
        <source>PREDICT BY WORDS</source>
        <translation>NACH WÖRTERN VORHERSAGEN</translation>
    </message>
    <message>
        <source>A sample can then have any number of classes, or none. The keys of classes tick them, {key} says that there are no others and goes on. This cannot be undone.</source>
        <translation>Ein Beispiel kann dann beliebig viele Klassen haben oder keine. Die Tasten der Klassen haken sie an, {key} sagt, dass es keine anderen sind, und geht weiter. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message numerus="yes">
        <source>What do your {n} label(s) say of a sample?</source>
        <translation>
            <numerusform>Was sagt Ihr {n} Label über ein Beispiel?</numerusform>
            <numerusform>Was sagen Ihre {n} Labels über ein Beispiel?</numerusform>
        </translation>
    </message>
    <message>
        <source>The project as it is now is kept as a copy in “{name}”.</source>
        <translation>Das Projekt, wie es jetzt ist, bleibt als Kopie in „{name}“.</translation>
    </message>
    <message>
        <source>The model learns that all other classes are absent there.</source>
        <translation>Das Modell lernt, dass alle anderen Klassen dort fehlen.</translation>
    </message>
    <message>
        <source>Other classes count as not judged: nothing is learned of them.</source>
        <translation>Andere Klassen gelten als nicht beurteilt: Über sie wird nichts gelernt.</translation>
    </message>
    <message>
        <source>SEVERAL CLASSES FOR A SAMPLE</source>
        <translation>MEHRERE KLASSEN JE BEISPIEL</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>Mittlere Präzision (AP)</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>average precision</source>
        <translation>mittlere Präzision</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>How high the samples with a class stand among all, sorted by its probability. The mean over the classes is also called mAP.</source>
        <translation>Wie weit oben die Beispiele mit einer Klasse unter allen stehen, nach deren Wahrscheinlichkeit geordnet. Das Mittel über die Klassen heißt auch mAP.</translation>
    </message>
    <message>
        <source>Of the samples that a class is predicted for, how many have it.</source>
        <translation>Wie viele der Beispiele, für die eine Klasse vorhergesagt wird, sie haben.</translation>
    </message>
    <message>
        <source>Of the samples that have a class, how many it is predicted for.</source>
        <translation>Für wie viele der Beispiele, die eine Klasse haben, sie vorhergesagt wird.</translation>
    </message>
    <message>
        <source>The harmonic mean of precision and recall.</source>
        <translation>Das harmonische Mittel von Präzision und Trefferquote.</translation>
    </message>
    <message>
        <source>A class is predicted from a probability of 50 % on.</source>
        <translation>Eine Klasse gilt ab einer Wahrscheinlichkeit von 50 % als vorhergesagt.</translation>
    </message>
    <message>
        <source>What the curve shows</source>
        <translation>Was die Kurve zeigt</translation>
    </message>
    <message>
        <source>{value} % ({low}–{high} %)</source>
        <translation>{value} % ({low}–{high} %)</translation>
    </message>
    <message>
        <source>No class has {enough} of the measured samples yet; {n} at most.</source>
        <translation>Noch keine Klasse hat {enough} der gemessenen Beispiele; höchstens {n}.</translation>
    </message>
    <message>
        <source>Measured when the model has learned again.</source>
        <translation>Gemessen wird, wenn das Modell wieder gelernt hat.</translation>
    </message>
    <message>
        <source>No class is predicted for any of the measured samples yet.</source>
        <translation>Noch wird für keins der gemessenen Beispiele eine Klasse vorhergesagt.</translation>
    </message>
    <message>
        <source>The diagram appears at {n} test samples.</source>
        <translation>Das Diagramm erscheint ab {n} Testbeispielen.</translation>
    </message>
    <message>
        <source>The diagram appears at {n} audit samples.</source>
        <translation>Das Diagramm erscheint ab {n} Prüfbeispielen.</translation>
    </message>
    <message>
        <source>How far the probabilities are from what came true, on average (expected calibration error). What chance adds to it is taken off.</source>
        <translation>Wie weit die Wahrscheinlichkeiten im Mittel von dem entfernt sind, was zutraf (erwarteter Kalibrierungsfehler). Was der Zufall dazutut, ist abgezogen.</translation>
    </message>
    <message>
        <source>Across: the model&apos;s probability. Up: how many came true. On the dashed line both are equal.</source>
        <translation>Nach rechts: die Wahrscheinlichkeit des Modells. Nach oben: wie viele zutrafen. Auf der gestrichelten Linie ist beides gleich.</translation>
    </message>
    <message>
        <source>Grey: before calibration.</source>
        <translation>Grau: vor der Kalibrierung.</translation>
    </message>
    <message numerus="yes">
        <source>Corrected on {n} label(s), each predicted by a model that has not seen it.</source>
        <translation>
            <numerusform>Korrigiert an {n} Label, vorhergesagt von einem Modell, das es nicht gesehen hat.</numerusform>
            <numerusform>Korrigiert an {n} Labels, jedes vorhergesagt von einem Modell, das es nicht gesehen hat.</numerusform>
        </translation>
    </message>
    <message>
        <source>Labels that a strategy chose are not like all samples: so the error is measured on samples that were drawn at random.</source>
        <translation>Labels, die eine Strategie ausgesucht hat, sind nicht wie alle Beispiele: Darum wird der Fehler an zufällig gezogenen Beispielen gemessen.</translation>
    </message>
    <message>
        <source>Which class is shown</source>
        <translation>Welche Klasse gezeigt wird</translation>
    </message>
    <message>
        <source>CALIBRATION</source>
        <translation>KALIBRIERUNG</translation>
    </message>
    <message>
        <source>Nothing is corrected: too few labels, or no need.</source>
        <translation>Nichts ist korrigiert: zu wenige Labels, oder es ist nicht nötig.</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>Wird gemessen …</translation>
    </message>
    <message>
        <source>{n} of the measured samples have this class; {enough} are needed.</source>
        <translation>{n} der gemessenen Beispiele haben diese Klasse; nötig sind {enough}.</translation>
    </message>
    <message>
        <source>{n} of the measured samples have a class; {enough} are needed.</source>
        <translation>{n} der gemessenen Beispiele haben eine Klasse; nötig sind {enough}.</translation>
    </message>
    <message>
        <source>calibration error</source>
        <translation>Kalibrierungsfehler</translation>
    </message>
    <message>
        <source>before: {value} %</source>
        <translation>vorher: {value} %</translation>
    </message>
    <message>
        <source>Sort by “{column}”</source>
        <translation>Nach „{column}“ ordnen</translation>
    </message>
    <message numerus="yes">
        <source>{n} sample(s) labelled, with {mean} classes on average.</source>
        <translation>
            <numerusform>{n} Beispiel gelabelt, mit durchschnittlich {mean} Klassen.</numerusform>
            <numerusform>{n} Beispiele gelabelt, mit durchschnittlich {mean} Klassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample(s) labelled, with {mean} classes on average; {n_none} have none.</source>
        <translation>
            <numerusform>{n} Beispiel gelabelt, mit durchschnittlich {mean} Klassen; {n_none} ohne Klasse.</numerusform>
            <numerusform>{n} Beispiele gelabelt, mit durchschnittlich {mean} Klassen; {n_none} ohne Klasse.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mean of {n} class(es):</source>
        <translation>
            <numerusform>Mittel von {n} Klasse:</numerusform>
            <numerusform>Mittel von {n} Klassen:</numerusform>
        </translation>
    </message>
    <message>
        <source>A click on a heading sorts by it</source>
        <translation>Ein Klick auf eine Überschrift ordnet danach</translation>
    </message>
    <message>
        <source>Samples that you labelled with the class</source>
        <translation>Beispiele, die Sie mit der Klasse gelabelt haben</translation>
    </message>
    <message>
        <source>Measured samples that have the class, of those of which it is known</source>
        <translation>Gemessene Beispiele, die die Klasse haben, von denen, bei denen es bekannt ist</translation>
    </message>
    <message>
        <source>average precision %</source>
        <translation>mittl. Präz. %</translation>
    </message>
    <message>
        <source>prec. %</source>
        <translation>Präz. %</translation>
    </message>
    <message>
        <source>recall %</source>
        <translation>Treff. %</translation>
    </message>
    <message>
        <source>F1 %</source>
        <translation>F1 %</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>{n} of {total} measured</source>
        <translation>{n} von {total} gemessen</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>noch nicht gemessen</translation>
    </message>
    <message>
        <source>not enough yet ({n} of {enough})</source>
        <translation>noch zu wenige ({n} von {enough})</translation>
    </message>
    <message>
        <source>present</source>
        <translation>vorhanden</translation>
    </message>
    <message>
        <source>judged</source>
        <translation>beurteilt</translation>
    </message>
    <message>
        <source>Labels and measures of each class</source>
        <translation>Labels und Maße jeder Klasse</translation>
    </message>
    <message>
        <source>Samples that were labelled with two classes; in the diagonal, those with each one.</source>
        <translation>Beispiele, die mit zwei Klassen gelabelt sind; in der Diagonale die mit jeder einzelnen.</translation>
    </message>
    <message>
        <source>Rows are the classes that are there; columns those predicted beside them, though they are not.</source>
        <translation>Zeilen sind die Klassen, die da sind; Spalten die daneben vorhergesagten, die es nicht sind.</translation>
    </message>
    <message>
        <source>Click a cell to see its samples.</source>
        <translation>Ein Klick auf eine Zelle zeigt ihre Beispiele.</translation>
    </message>
    <message>
        <source>Which pairs of classes are counted</source>
        <translation>Welche Paare von Klassen gezählt werden</translation>
    </message>
    <message>
        <source>CLASSES TOGETHER</source>
        <translation>KLASSEN ZUSAMMEN</translation>
    </message>
    <message>
        <source>The matrix appears when a sample is labelled.</source>
        <translation>Die Matrix erscheint, wenn ein Beispiel gelabelt ist.</translation>
    </message>
    <message>
        <source>Nothing is labelled of “{part}” yet.</source>
        <translation>Von „{part}“ ist noch nichts gelabelt.</translation>
    </message>
    <message>
        <source>The matrix appears when the model has learned.</source>
        <translation>Die Matrix erscheint, wenn das Modell gelernt hat.</translation>
    </message>
    <message>
        <source>{a} and {b}</source>
        <translation>{a} und {b}</translation>
    </message>
    <message>
        <source>{a} is predicted</source>
        <translation>{a} ist vorhergesagt</translation>
    </message>
    <message>
        <source>{a}: {b} is predicted by mistake</source>
        <translation>{a}: {b} ist fälschlich vorhergesagt</translation>
    </message>
    <message>
        <source>Labelled together</source>
        <translation>Zusammen gelabelt</translation>
    </message>
    <message>
        <source>Predicted by mistake</source>
        <translation>Fälschlich vorhergesagt</translation>
    </message>
    <message>
        <source>Co-occurrence of classes</source>
        <translation>Gemeinsames Auftreten der Klassen</translation>
    </message>
    <message>
        <source>{n} of {total} with {a} have {b}, too</source>
        <translation>{n} von {total} mit {a} haben auch {b}</translation>
    </message>
    <message>
        <source>{n} of {total} with {a}: {b} is predicted by mistake</source>
        <translation>{n} von {total} mit {a}: {b} ist fälschlich vorhergesagt</translation>
    </message>
    <message>
        <source>{n} of {total} with {a}: {a} is predicted</source>
        <translation>{n} von {total} mit {a}: {a} ist vorhergesagt</translation>
    </message>
    <message numerus="yes">
        <source>{n} sample(s) with {a}</source>
        <translation>
            <numerusform>{n} Beispiel mit {a}</numerusform>
            <numerusform>{n} Beispiele mit {a}</numerusform>
        </translation>
    </message>
    <message>
        <source>the usual one</source>
        <translation>das übliche</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Back to the order before</source>
        <translation>Zurück zur Reihenfolge davor</translation>
    </message>
    <message>
        <source>Teach by yes and no …</source>
        <translation>Mit Ja und Nein lehren …</translation>
    </message>
    <message>
        <source>Ask about one class, beginning with what was found</source>
        <translation>Nach einer Klasse fragen, zuerst bei dem, was gefunden wurde</translation>
    </message>
    <message>
        <source>not {name}</source>
        <translation>nicht {name}</translation>
    </message>
    <message>
        <source>Like {names}</source>
        <translation>Wie {names}</translation>
    </message>
    <message>
        <source>Like {names}, unlike {others}</source>
        <translation>Wie {names}, nicht wie {others}</translation>
    </message>
    <message numerus="yes">
        <source>Like {n} example(s)</source>
        <translation>
            <numerusform>Wie {n} Beispiel</numerusform>
            <numerusform>Wie {n} Beispiele</numerusform>
        </translation>
    </message>
    <message>
        <source>{like}, unlike {n}</source>
        <translation>{like}, anders als {n}</translation>
    </message>
    <message>
        <source>Comparing all samples … {percent} %</source>
        <translation>Alle Beispiele werden verglichen … {percent} %</translation>
    </message>
    <message>
        <source>The search was stopped</source>
        <translation>Die Suche wurde abgebrochen</translation>
    </message>
    <message>
        <source>{what} · searching …</source>
        <translation>{what} · sucht …</translation>
    </message>
    <message>
        <source>Find by words</source>
        <translation>Nach Wörtern suchen</translation>
    </message>
    <message>
        <source>More classes with these words</source>
        <translation>Mehr Klassen mit diesen Wörtern</translation>
    </message>
    <message>
        <source>Looking for “{text}” …</source>
        <translation>Suche nach „{text}“ …</translation>
    </message>
    <message>
        <source>Find by words “{text}”</source>
        <translation>Nach den Wörtern „{text}“ suchen</translation>
    </message>
    <message>
        <source>Find:</source>
        <translation>Suchen:</translation>
    </message>
    <message>
        <source>The encoder has no class with these words</source>
        <translation>Der Encoder hat keine Klasse mit diesen Wörtern</translation>
    </message>
    <message>
        <source>Find by words:</source>
        <translation>Nach Wörtern suchen:</translation>
    </message>
    <message>
        <source>Most likely first</source>
        <translation>Wahrscheinlichste zuerst</translation>
    </message>
    <message>
        <source>Spread over all</source>
        <translation>Über alle verteilt</translation>
    </message>
    <message>
        <source>By turns with the strategy</source>
        <translation>Abwechselnd mit der Strategie</translation>
    </message>
    <message>
        <source>These samples validate the class: what the model believes is not shown, and none of them teaches. Unsure makes the result more careful.</source>
        <translation>Diese Beispiele validieren die Klasse: Was das Modell meint, wird nicht gezeigt, und es lernt nicht von ihnen. Unsicher macht das Ergebnis vorsichtiger.</translation>
    </message>
    <message>
        <source>Ask about one sample after the other</source>
        <translation>Nach einem Beispiel nach dem anderen fragen</translation>
    </message>
    <message>
        <source>Begins with the samples that were found.</source>
        <translation>Beginnt mit den gefundenen Beispielen.</translation>
    </message>
    <message>
        <source>Is “{name}” in it?</source>
        <translation>Kommt „{name}“ vor?</translation>
    </message>
    <message>
        <source>Is it “{name}”?</source>
        <translation>Ist es „{name}“?</translation>
    </message>
    <message>
        <source>Nothing is left to ask.</source>
        <translation>Es ist nichts mehr zu fragen.</translation>
    </message>
    <message>
        <source>{yes} yes · {no} no · {unsure} unsure</source>
        <translation>{yes} ja · {no} nein · {unsure} unsicher</translation>
    </message>
    <message>
        <source>One of the classes, or a new one</source>
        <translation>Eine der Klassen oder eine neue</translation>
    </message>
    <message>
        <source>Each answer teaches at once. Unsure passes a sample over.</source>
        <translation>Jede Antwort lehrt sofort. „Unsicher“ übergeht ein Beispiel.</translation>
    </message>
    <message>
        <source>Asks about one class, one sample after the other.</source>
        <translation>Fragt nach einer Klasse, ein Beispiel nach dem anderen.</translation>
    </message>
    <message>
        <source>YES OR NO</source>
        <translation>JA ODER NEIN</translation>
    </message>
    <message>
        <source>No sample of this class is known yet: until the first yes they come at random.</source>
        <translation>Von dieser Klasse ist noch kein Beispiel bekannt: Bis zum ersten Ja kommen sie zufällig.</translation>
    </message>
    <message>
        <source>{n} % likely, by what you said so far</source>
        <translation>{n} % wahrscheinlich, nach dem bisher Gesagten</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Reliability diagram</source>
        <translation>Zuverlässigkeitsdiagramm</translation>
    </message>
    <message numerus="yes">
        <source>{n} prediction(s) of {sure} % on average: {share} % came true (95 % interval {low}–{high} %)</source>
        <translation>
            <numerusform>{n} Vorhersage mit {sure} %: {share} % trafen zu (95-%-Intervall {low}–{high} %)</numerusform>
            <numerusform>{n} Vorhersagen mit im Mittel {sure} %: {share} % trafen zu (95-%-Intervall {low}–{high} %)</numerusform>
        </translation>
    </message>
    <message>
        <source>ALDesk draws samples over all of the model&apos;s scores and asks about each, without showing what the model believes. They are never trained on. Then it says from which score on the class is found as well as you want, and how many samples of the pool have it.</source>
        <translation>ALDesk zieht Beispiele über alle Werte des Modells und fragt nach jedem, ohne zu zeigen, was das Modell glaubt. Sie werden nie zum Lernen verwendet. Dann sagt es, ab welchem Wert die Klasse so gut gefunden wird, wie Sie wollen, und wie viele Beispiele des Bestands sie haben.</translation>
    </message>
    <message>
        <source>Draw the samples</source>
        <translation>Beispiele ziehen</translation>
    </message>
    <message>
        <source>Go on answering</source>
        <translation>Weiter antworten</translation>
    </message>
    <message>
        <source>Ask about the next sample</source>
        <translation>Nach dem nächsten Beispiel fragen</translation>
    </message>
    <message>
        <source>Draw more samples</source>
        <translation>Mehr Beispiele ziehen</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Draw other samples; the present ones do not count any more</source>
        <translation>Andere Beispiele ziehen; die jetzigen zählen nicht mehr</translation>
    </message>
    <message>
        <source>Back to the project; all answers are kept</source>
        <translation>Zurück zum Projekt; alle Antworten bleiben erhalten</translation>
    </message>
    <message>
        <source>How well is a class found?</source>
        <translation>Wie gut wird eine Klasse gefunden?</translation>
    </message>
    <message>
        <source>{n} of {total} answered</source>
        <translation>{n} von {total} beantwortet</translation>
    </message>
    <message>
        <source>The result appears when the model has learned: it takes its scores.</source>
        <translation>Das Ergebnis erscheint, wenn das Modell gelernt hat: Es braucht dessen Werte.</translation>
    </message>
    <message>
        <source>OVER THE SCORE</source>
        <translation>ÜBER DEM WERT</translation>
    </message>
    <message>
        <source>score in per cent; bands: 95 % intervals</source>
        <translation>Wert in Prozent; Bänder: 95-%-Intervalle</translation>
    </message>
    <message>
        <source>Answered samples</source>
        <translation>Beantwortete Beispiele</translation>
    </message>
    <message>
        <source>drawn for the validation</source>
        <translation>für die Validierung gezogen</translation>
    </message>
    <message>
        <source>Precision and recall over the threshold</source>
        <translation>Präzision und Trefferquote über der Schwelle</translation>
    </message>
    <message>
        <source>Class to validate</source>
        <translation>Klasse, die validiert wird</translation>
    </message>
    <message>
        <source>Precision: what is found is right</source>
        <translation>Präzision: Gefundenes stimmt</translation>
    </message>
    <message>
        <source>Recall: what is there is found</source>
        <translation>Trefferquote: Vorhandenes wird gefunden</translation>
    </message>
    <message>
        <source>What is wanted</source>
        <translation>Was gewünscht ist</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>Samples to answer</source>
        <translation>Zu beantwortende Beispiele</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Gewünscht</translation>
    </message>
    <message>
        <source>{value} (95 % interval {low} to {high})</source>
        <translation>{value} (95-%-Intervall {low} bis {high})</translation>
    </message>
    <message>
        <source>No threshold is sure yet to find “{name}” with a precision of {share}.</source>
        <translation>Noch ist keine Schwelle sicher, die „{name}“ mit einer Präzision von {share} findet.</translation>
    </message>
    <message>
        <source>No threshold is sure yet to find {share} of all samples with “{name}”.</source>
        <translation>Noch ist keine Schwelle sicher, die {share} aller Beispiele mit „{name}“ findet.</translation>
    </message>
    <message>
        <source>From a score of {threshold} on, at least {share} of what is found is “{name}”.</source>
        <translation>Ab einem Wert von {threshold} ist mindestens {share} des Gefundenen „{name}“.</translation>
    </message>
    <message>
        <source>From a score of {threshold} on, at least {share} of all “{name}” are found.</source>
        <translation>Ab einem Wert von {threshold} werden mindestens {share} aller „{name}“ gefunden.</translation>
    </message>
    <message>
        <source>This holds for this pool with 95 % confidence: of 100 such validations about 5 say too much.</source>
        <translation>Das gilt für diesen Bestand mit 95 % Sicherheit: Von 100 solchen Validierungen sagen etwa 5 zu viel.</translation>
    </message>
    <message>
        <source>More labels alone will hardly do: the model mixes the class up too often.</source>
        <translation>Mehr Labels allein reichen kaum: Das Modell verwechselt die Klasse zu oft.</translation>
    </message>
    <message numerus="yes">
        <source>About {n} more label(s) may do, if the shares stay as they are.</source>
        <translation>
            <numerusform>Etwa {n} weiteres Label kann reichen, wenn die Anteile so bleiben.</numerusform>
            <numerusform>Etwa {n} weitere Labels können reichen, wenn die Anteile so bleiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>about {value} (95 % interval {low} to {high})</source>
        <translation>etwa {value} (95-%-Intervall {low} bis {high})</translation>
    </message>
    <message>
        <source>Samples with it in the whole pool</source>
        <translation>Beispiele damit im ganzen Bestand</translation>
    </message>
    <message>
        <source>Of these not found yet</source>
        <translation>Davon noch nicht gefunden</translation>
    </message>
    <message numerus="yes">
        <source>{n} unsure, counted as right and as wrong</source>
        <translation>
            <numerusform>{n} unsicheres, als richtig und als falsch gezählt</numerusform>
            <numerusform>{n} unsichere, als richtig und als falsch gezählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Precision: found ones that are right</source>
        <translation>Präzision: Gefundene, die stimmen</translation>
    </message>
    <message>
        <source>Recall: right ones that are found</source>
        <translation>Trefferquote: Richtige, die gefunden werden</translation>
    </message>
    <message>
        <source>In other recordings</source>
        <translation>In anderen Aufnahmen</translation>
    </message>
    <message>
        <source>too few recordings to tell</source>
        <translation>zu wenige Aufnahmen, um das zu sagen</translation>
    </message>
    <message>
        <source>precision at least {share}</source>
        <translation>Präzision mindestens {share}</translation>
    </message>
    <message>
        <source>In other recordings like these</source>
        <translation>In anderen Aufnahmen wie diesen</translation>
    </message>
    <message numerus="yes">
        <source>{n} more label(s) would make the precision&apos;s interval ± {share}.</source>
        <translation>
            <numerusform>{n} weiteres Label würde das Intervall der Präzision auf ± {share} verengen.</numerusform>
            <numerusform>{n} weitere Labels würden das Intervall der Präzision auf ± {share} verengen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model of {n} class(es) is in {path}.</source>
        <translation>
            <numerusform>Das Modell für {n} Klasse liegt in {path}.</numerusform>
            <numerusform>Das Modell für {n} Klassen liegt in {path}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its README.md tells what it is.</source>
        <translation>Seine README.md sagt, was es ist.</translation>
    </message>
    <message>
        <source>The model could not be applied.</source>
        <translation>Das Modell konnte nicht angewendet werden.</translation>
    </message>
    <message>
        <source>The words could not be looked for.</source>
        <translation>Nach den Wörtern konnte nicht gesucht werden.</translation>
    </message>
    <message>
        <source>Save what is whole to a new file …</source>
        <translation>Heile Teile in neuer Datei sichern …</translation>
    </message>
    <message>
        <source>Save what is whole</source>
        <translation>Heile Teile sichern</translation>
    </message>
    <message>
        <source>What is whole is being saved …</source>
        <translation>Die heilen Teile werden gesichert …</translation>
    </message>
    <message>
        <source>Saving stopped because of an error in ALDesk; the log says more.</source>
        <translation>Das Sichern brach wegen eines Fehlers in ALDesk ab; mehr steht im Protokoll.</translation>
    </message>
    <message>
        <source>This disk cannot keep two programs apart: open the project on one computer at a time. You can label.</source>
        <translation>Dieser Datenträger kann zwei Programme nicht auseinanderhalten: Öffnen Sie das Projekt immer nur auf einem Rechner. Sie können labeln.</translation>
    </message>
    <message>
        <source>The project lies in a folder that {cloud} copies. Let it finish before you open the project on another computer.</source>
        <translation>Das Projekt liegt in einem Ordner, den {cloud} kopiert. Warten Sie, bis {cloud} fertig ist, bevor Sie das Projekt auf einem anderen Rechner öffnen.</translation>
    </message>
    <message>
        <source>The project lies on a network drive ({kind}). It is safe there, and quicker on a disk of this computer.</source>
        <translation>Das Projekt liegt auf einem Netzlaufwerk ({kind}). Dort ist es sicher; auf einem Datenträger dieses Rechners ist es schneller.</translation>
    </message>
    <message>
        <source>There are no copies of this project yet.</source>
        <translation>Von diesem Projekt gibt es noch keine Kopien.</translation>
    </message>
    <message>
        <source>The copy that the project is to become again</source>
        <translation>Kopie, die das Projekt wieder werden soll</translation>
    </message>
    <message>
        <source>This is no copy of a project: copies lie in a folder beside it that ends in “.backups”.</source>
        <translation>Das ist keine Kopie eines Projekts: Kopien liegen neben ihm in einem Ordner, der auf „.backups“ endet.</translation>
    </message>
    <message>
        <source>before a copy took its place</source>
        <translation>bevor eine Kopie an seine Stelle kam</translation>
    </message>
    <message>
        <source>before several classes were allowed</source>
        <translation>bevor mehrere Klassen erlaubt wurden</translation>
    </message>
    <message>
        <source>The copy is being put in the project&apos;s place …</source>
        <translation>Die Kopie wird an die Stelle des Projekts gesetzt …</translation>
    </message>
    <message>
        <source>Another file …</source>
        <translation>Eine andere Datei …</translation>
    </message>
    <message>
        <source>The project is as it was in the copy “{name}”.</source>
        <translation>Das Projekt ist, wie es in der Kopie „{name}“ war.</translation>
    </message>
    <message>
        <source>As it was until now, it is kept in “{name}”.</source>
        <translation>Wie es bis jetzt war, bleibt es in „{name}“ erhalten.</translation>
    </message>
    <message>
        <source>Restoring stopped because of an error in ALDesk; the log says more.</source>
        <translation>Das Wiederherstellen brach wegen eines Fehlers in ALDesk ab; das Protokoll sagt mehr.</translation>
    </message>
    <message>
        <source>interval for one look</source>
        <translation>Intervall für einen Blick</translation>
    </message>
    <message>
        <source>interval for every look</source>
        <translation>Intervall für jeden Blick</translation>
    </message>
    <message>
        <source>If you look once, at a moment fixed beforehand, it holds the true value in 95 of 100 projects. If you look after each batch, more often one of the looks misleads you.</source>
        <translation>Wenn Sie einmal hinsehen, zu einem vorher festgelegten Zeitpunkt, enthält es in 95 von 100 Projekten den wahren Wert. Wenn Sie nach jedem Stapel hinsehen, täuscht Sie öfter einer der Blicke.</translation>
    </message>
    <message>
        <source>In 95 of 100 projects it holds the true value at every look, however often you look and whenever you stop. It is wider for that.</source>
        <translation>In 95 von 100 Projekten enthält es den wahren Wert bei jedem Blick, egal wie oft Sie hinsehen und wann Sie aufhören. Dafür ist es breiter.</translation>
    </message>
    <message>
        <source>Where the interval holds</source>
        <translation>Wo das Intervall gilt</translation>
    </message>
    <message>
        <source>95 % at every look {low}–{high} %</source>
        <translation>95 % bei jedem Blick {low}–{high} %</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Take {n}</source>
        <translation>{n} übernehmen</translation>
    </message>
    <message>
        <source>Yes for {n}</source>
        <translation>Ja für {n}</translation>
    </message>
    <message>
        <source>No for {n}</source>
        <translation>Nein für {n}</translation>
    </message>
    <message>
        <source>{n} judged not to have it</source>
        <translation>{n} davon als nicht vorhanden beurteilt</translation>
    </message>
    <message>
        <source>{n} judged not</source>
        <translation>{n} verneint</translation>
    </message>
    <message>
        <source>{n} of them labelled “{name}”</source>
        <translation>{n} davon mit Label „{name}“</translation>
    </message>
    <message>
        <source>{n} labelled otherwise</source>
        <translation>{n} mit anderen Labels</translation>
    </message>
    <message>
        <source>{n} within {span}, likely “{name}”</source>
        <translation>{n} innerhalb von {span}, wohl „{name}“</translation>
    </message>
    <message>
        <source>{n} within {span}: press their class&apos;s key</source>
        <translation>{n} innerhalb von {span}: Drücken Sie die Taste ihrer Klasse</translation>
    </message>
    <message>
        <source>{n} here look like they have “{name}”</source>
        <translation>{n} hier scheinen „{name}“ zu haben</translation>
    </message>
    <message>
        <source>{n} here look like “{name}”</source>
        <translation>{n} hier sehen aus wie „{name}“</translation>
    </message>
    <message>
        <source>{n} here look alike: press their class&apos;s key</source>
        <translation>{n} hier sind einander ähnlich: Drücken Sie die Taste ihrer Klasse</translation>
    </message>
    <message>
        <source>{n}: which class?</source>
        <translation>{n}: welche Klasse?</translation>
    </message>
    <message>
        <source>{n}&#xa0;s</source>
        <translation>{n}&#xa0;s</translation>
    </message>
    <message>
        <source>{n}&#xa0;min</source>
        <translation>{n}&#xa0;min</translation>
    </message>
    <message numerus="yes">
        <source>{n} label(s) given together</source>
        <translation>
            <numerusform>{n} Label gemeinsam vergeben</numerusform>
            <numerusform>{n} Labels gemeinsam vergeben</numerusform>
        </translation>
    </message>
    <message>
        <source>none checked yet ({n} waiting)</source>
        <translation>noch keines geprüft ({n} warten)</translation>
    </message>
    <message numerus="yes">
        <source>Wrong: {percent} of {n} label(s) given together</source>
        <translation>
            <numerusform>Falsch: {percent} von {n} gemeinsam vergebenen Label</numerusform>
            <numerusform>Falsch: {percent} von {n} gemeinsam vergebenen Labels</numerusform>
        </translation>
    </message>
    <message>
        <source>{wrong} of {n} blind checks differ</source>
        <translation>{wrong} von {n} blinden Prüfungen weichen ab</translation>
    </message>
    <message>
        <source>Arranging what looks alike …</source>
        <translation>Ähnliches wird zusammengestellt …</translation>
    </message>
    <message>
        <source>Nothing is left here that could be answered together. {key} arranges anew.</source>
        <translation>Hier ist nichts mehr, was sich gemeinsam beantworten ließe. {key} stellt neu zusammen.</translation>
    </message>
    <message numerus="yes">
        <source>{n} sample(s) will be asked about one by one in the label view.</source>
        <translation>
            <numerusform>{n} Sample wird in der Label-Ansicht einzeln erfragt.</numerusform>
            <numerusform>{n} Samples werden in der Label-Ansicht einzeln erfragt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The drive of {name} does not answer. It is opened when it does.</source>
        <translation>Das Laufwerk von {name} antwortet nicht. Es wird geöffnet, sobald es antwortet.</translation>
    </message>
    <message>
        <source>Intervals of 90 %. The model is compared with models that learned from half of the labels; how much more it knows tells what more labels may add. The plateau is the accuracy if every sample of the pool were labelled.</source>
        <translation>Intervalle von 90 %. Das Modell wird mit Modellen verglichen, die von der Hälfte der Labels gelernt haben; wie viel mehr es weiß, sagt, was weitere Labels bringen können. Das Plateau ist die Genauigkeit, wenn jedes Beispiel des Pools gelabelt wäre.</translation>
    </message>
    <message>
        <source>Next {n} label(s): {value} points ({low} to {high}).</source>
        <translation>Nächste {n} Labels: {value} Punkte ({low} bis {high}).</translation>
    </message>
    <message>
        <source>Next {n} label(s): {value} points ({low} to {high}), about {time}.</source>
        <translation>Nächste {n} Labels: {value} Punkte ({low} bis {high}), etwa {time}.</translation>
    </message>
    <message>
        <source>The next {n} label(s) may add {value} points ({low} to {high}).</source>
        <translation>Die nächsten {n} Labels bringen vielleicht {value} Punkte ({low} bis {high}).</translation>
    </message>
    <message>
        <source>The next {n} label(s) may add {value} points ({low} to {high}), in about {time}.</source>
        <translation>Die nächsten {n} Labels bringen vielleicht {value} Punkte ({low} bis {high}), in etwa {time}.</translation>
    </message>
    <message>
        <source>Plateau near {value} % ({low} to {high}).</source>
        <translation>Plateau nahe {value} % ({low} bis {high}).</translation>
    </message>
    <message>
        <source>What more labels would add: not enough yet.</source>
        <translation>Was weitere Labels bringen würden: noch nicht genug.</translation>
    </message>
    <message>
        <source>The plateau seems to be near {value} % ({low} to {high}).</source>
        <translation>Das Plateau scheint nahe {value} % zu liegen ({low} bis {high}).</translation>
    </message>
    <message>
        <source>To it {value} points are left ({low} to {high}).</source>
        <translation>Bis dahin fehlen {value} Punkte ({low} bis {high}).</translation>
    </message>
    <message>
        <source>About {value} are not found yet (95 % interval {low} to {high}).</source>
        <translation>Etwa {value} sind noch nicht gefunden (95-%-Intervall {low} bis {high}).</translation>
    </message>
    <message>
        <source>You can stop: all other labels together would add less than 2 points.</source>
        <translation>Sie können aufhören: Alle weiteren Labels zusammen brächten weniger als 2 Punkte.</translation>
    </message>
    <message>
        <source>Kappa is 1 if both answers are always the same, and 0 if they are as often as by chance. Only labels that were drawn at random count: those that look wrong are changed more often.</source>
        <translation>Kappa ist 1, wenn beide Antworten immer gleich sind, und 0, wenn sie es so oft sind wie durch Zufall. Nur zufällig gezogene Labels zählen: Solche, die falsch aussehen, werden öfter geändert.</translation>
    </message>
    <message>
        <source>SECOND LOOKS</source>
        <translation>ZWEITE BLICKE</translation>
    </message>
    <message numerus="yes">
        <source>{n} label(s) looked at twice: {same} confirmed, {other} changed</source>
        <translation>
            <numerusform>{n} Label zweimal angesehen: {same} bestätigt, {other} geändert</numerusform>
            <numerusform>{n} Labels zweimal angesehen: {same} bestätigt, {other} geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} unclear</source>
        <translation>{n} unklar</translation>
    </message>
    <message>
        <source>You agree with yourself: kappa {kappa} (95&#xa0;%: {low} to {high}), by {n} drawn at random.</source>
        <translation>Sie stimmen mit sich selbst überein: Kappa {kappa} (95&#xa0;%: {low} bis {high}), nach {n} zufällig gezogenen.</translation>
    </message>
    <message>
        <source>{name}: {changed} of {n} drawn at random changed ({low} to {high}&#xa0;%)</source>
        <translation>{name}: {changed} von {n} zufällig gezogenen geändert ({low} bis {high}&#xa0;%)</translation>
    </message>
    <message>
        <source>kappa {kappa} ({low} to {high})</source>
        <translation>Kappa {kappa} ({low} bis {high})</translation>
    </message>
    <message>
        <source>{changed} of {n} labels drawn at random changed at a second look: {low} to {high}&#xa0;% of all would (95&#xa0;%).</source>
        <translation>{changed} von {n} zufällig gezogenen Labels änderten sich beim zweiten Blick: {low} bis {high}&#xa0;% von allen würden es (95&#xa0;%).</translation>
    </message>
    <message>
        <source>Looking for labels that may be wrong …</source>
        <translation>Labels, die falsch sein können, werden gesucht …</translation>
    </message>
    <message>
        <source>Which class is it? The label that it has stays hidden. {key} ends it.</source>
        <translation>Welche Klasse ist es? Das Label, das es hat, bleibt verborgen. {key} beendet es.</translation>
    </message>
    <message>
        <source>Which classes are in it? What was said of it stays hidden. Enter says these and no others, {key} ends it.</source>
        <translation>Welche Klassen sind darin? Was dazu gesagt wurde, bleibt verborgen. Enter sagt: diese und keine anderen, {key} beendet.</translation>
    </message>
    <message>
        <source>No label is suspected: all that are asked about are drawn at random.</source>
        <translation>Kein Label ist verdächtig: Alle, nach denen gefragt wird, sind zufällig gezogen.</translation>
    </message>
    <message>
        <source>1: they always agree; 0: as often as by chance. Cohen&apos;s kappa, or Krippendorff&apos;s alpha for more than two people, each with its interval of 95 %. Only answers that were given without knowing the other&apos;s are compared.</source>
        <translation>1: immer einig; 0: so oft wie durch Zufall. Cohens Kappa, bei mehr als zwei Personen Krippendorffs Alpha, jeweils mit dem Intervall von 95 %. Verglichen werden nur Antworten, die ohne Kenntnis der anderen gegeben wurden.</translation>
    </message>
    <message>
        <source>AGREEMENT</source>
        <translation>ÜBEREINSTIMMUNG</translation>
    </message>
    <message numerus="yes">
        <source>{n} sample(s) answered by several: {people}</source>
        <translation>
            <numerusform>{n} Beispiel, von mehreren beantwortet: {people}</numerusform>
            <numerusform>{n} Beispiele, von mehreren beantwortet: {people}</numerusform>
        </translation>
    </message>
    <message>
        <source>person {n}</source>
        <translation>Person {n}</translation>
    </message>
    <message>
        <source>alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>kappa</source>
        <translation>Kappa</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>einig</translation>
    </message>
    <message>
        <source>The other copy of this project</source>
        <translation>Die andere Kopie dieses Projekts</translation>
    </message>
    <message>
        <source>Where both go</source>
        <translation>Wohin beide kommen</translation>
    </message>
    <message>
        <source>The two copies are being merged …</source>
        <translation>Die beiden Kopien werden zusammengeführt …</translation>
    </message>
    <message>
        <source>Merging stopped because of an error in ALDesk; the log says more.</source>
        <translation>Das Zusammenführen endete wegen eines Fehlers in ALDesk; im Protokoll steht mehr.</translation>
    </message>
    <message numerus="yes">
        <source>Merged: {n} label(s).</source>
        <translation>
            <numerusform>Zusammengeführt: {n} Label.</numerusform>
            <numerusform>Zusammengeführt: {n} Labels.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>To be decided first, as answers contradict each other: {n} sample(s).</source>
        <translation>
            <numerusform>Zuerst zu entscheiden, weil Antworten sich widersprechen: {n} Beispiel.</numerusform>
            <numerusform>Zuerst zu entscheiden, weil Antworten sich widersprechen: {n} Beispiele.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Agreement: kappa {value} ({low} to {high}) on {n} sample(s).</source>
        <translation>
            <numerusform>Übereinstimmung: Kappa {value} ({low} bis {high}) bei {n} Beispiel.</numerusform>
            <numerusform>Übereinstimmung: Kappa {value} ({low} bis {high}) bei {n} Beispielen.</numerusform>
        </translation>
    </message>
    <message>
        <source>How often models that learned from nine tenths of the labels are right on samples without a label. Each is tested on the labels that it has not seen, of samples that were drawn with known probabilities; what was unlikely to be drawn counts more. What you skip or cannot tell is left out, drawn or not. The interval of 95 % is for one look. Trust the audit or the test split where they differ.</source>
        <translation>Wie oft Modelle, die aus neun Zehnteln der Labels gelernt haben, bei Beispielen ohne Label richtig liegen. Jedes wird mit den Labels geprüft, die es nicht gesehen hat, von Beispielen, die mit bekannten Wahrscheinlichkeiten gezogen wurden; was unwahrscheinlich war, zählt mehr. Was Sie überspringen oder nicht erkennen, bleibt außen vor, gezogen oder nicht. Das Intervall von 95 % gilt für einen Blick. Vertrauen Sie den Prüfbeispielen oder den Testdaten, wo sie sich unterscheiden.</translation>
    </message>
    <message>
        <source>Weighted labels: nothing measured yet.</source>
        <translation>Gewichtete Labels: noch nichts gemessen.</translation>
    </message>
    <message>
        <source>Weighted labels: not enough yet ({n} of {enough}).</source>
        <translation>Gewichtete Labels: noch nicht genug ({n} von {enough}).</translation>
    </message>
    <message>
        <source>Weighted labels: {value} % (95 % interval {low}–{high} %), from {n} drawn samples.</source>
        <translation>Gewichtete Labels: {value} % (95-%-Intervall {low}–{high} %), aus {n} gezogenen Beispielen.</translation>
    </message>
    <message numerus="yes">
        <source>{n} more drawn sample(s) got no class: of such it says nothing.</source>
        <translation>
            <numerusform>{n} weiteres gezogenes Beispiel erhielt keine Klasse: Über solche ist nichts gesagt.</numerusform>
            <numerusform>{n} weitere gezogene Beispiele erhielten keine Klasse: Über solche ist nichts gesagt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Labels stay hidden while this one is checked.</source>
        <translation>Labels bleiben verborgen, solange dieses geprüft wird.</translation>
    </message>
</context>
</TS>
