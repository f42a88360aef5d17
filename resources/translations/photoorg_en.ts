<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AskAnswer</name>
    <message numerus="yes">
        <source>There are %n faces in this photo. Which one?</source>
        <translation>
            <numerusform>There is %n face in this photo. Which one?</numerusform>
            <numerusform>There are %n faces in this photo. Which one?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AskWaiting</name>
    <message numerus="yes">
        <source>Looking for faces in %n photo(s)…</source>
        <translation>
            <numerusform>Looking for faces in %n photo…</numerusform>
            <numerusform>Looking for faces in %n photos…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BinPage</name>
    <message numerus="yes">
        <source>%Ln picture(s) that show no face</source>
        <translation>
            <numerusform>%Ln picture that shows no face</numerusform>
            <numerusform>%Ln pictures that show no face</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CleaningPage</name>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln folder</numerusform>
            <numerusform>%Ln folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) left out, too few</source>
        <translation>
            <numerusform>%Ln folder left out, too few</numerusform>
            <numerusform>%Ln folders left out, too few</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) beside the folders</source>
        <translation>
            <numerusform>%Ln file beside the folders</numerusform>
            <numerusform>%Ln files beside the folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln file(s).</source>
        <translation>
            <numerusform>Copied %Ln file.</numerusform>
            <numerusform>Copied %Ln files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were there already.</source>
        <translation>
            <numerusform>%Ln were there already.</numerusform>
            <numerusform>%Ln were there already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be copied.</source>
        <translation>
            <numerusform>%Ln could not be copied.</numerusform>
            <numerusform>%Ln could not be copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CleaningWords</name>
    <message numerus="yes">
        <source>%Ln picture(s) stay</source>
        <translation>
            <numerusform>%Ln picture stays</numerusform>
            <numerusform>%Ln pictures stay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln do(es) not belong</source>
        <translation>
            <numerusform>%Ln does not belong</numerusform>
            <numerusform>%Ln do not belong</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsure</source>
        <translation>
            <numerusform>%Ln unsure</numerusform>
            <numerusform>%Ln unsure</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln duplicate(s)</source>
        <translation>
            <numerusform>%Ln duplicate</numerusform>
            <numerusform>%Ln duplicates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a face</source>
        <translation>
            <numerusform>%Ln without a face</numerusform>
            <numerusform>%Ln without a face</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not readable</source>
        <translation>
            <numerusform>%Ln not readable</numerusform>
            <numerusform>%Ln not readable</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Company</name>
    <message numerus="yes">
        <source>%Ln photo(s) together</source>
        <translation>
            <numerusform>%Ln photo together</numerusform>
            <numerusform>%Ln photos together</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompanyCanvas</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>together with %Ln person(s)</source>
        <translation>
            <numerusform>together with %Ln person</numerusform>
            <numerusform>together with %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) together</source>
        <translation>
            <numerusform>%Ln photo together</numerusform>
            <numerusform>%Ln photos together</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditDoneNote</name>
    <message numerus="yes">
        <source>Named %n face(s) “{a}”.</source>
        <translation>
            <numerusform>Named %n face “{a}”.</numerusform>
            <numerusform>Named %n faces “{a}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merged %n people into “{b}”.</source>
        <translation>
            <numerusform>Merged %n person into “{b}”.</numerusform>
            <numerusform>Merged %n people into “{b}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merged %n people.</source>
        <translation>
            <numerusform>Merged %n person.</numerusform>
            <numerusform>Merged %n people.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Made a new person from %n face(s).</source>
        <translation>
            <numerusform>Made a new person from %n face.</numerusform>
            <numerusform>Made a new person from %n faces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Made a new person from %n face(s) of “{a}”.</source>
        <translation>
            <numerusform>Made a new person from %n face of “{a}”.</numerusform>
            <numerusform>Made a new person from %n faces of “{a}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n face(s) to “{b}”.</source>
        <translation>
            <numerusform>Moved %n face to “{b}”.</numerusform>
            <numerusform>Moved %n faces to “{b}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n face(s).</source>
        <translation>
            <numerusform>Moved %n face.</numerusform>
            <numerusform>Moved %n faces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took “{a}” apart into %n people.</source>
        <translation>
            <numerusform>Took “{a}” apart into %n person.</numerusform>
            <numerusform>Took “{a}” apart into %n people.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took somebody apart into %n people.</source>
        <translation>
            <numerusform>Took somebody apart into %n person.</numerusform>
            <numerusform>Took somebody apart into %n people.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirmed %n face(s) of “{a}”.</source>
        <translation>
            <numerusform>Confirmed %n face of “{a}”.</numerusform>
            <numerusform>Confirmed %n faces of “{a}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirmed %n face(s).</source>
        <translation>
            <numerusform>Confirmed %n face.</numerusform>
            <numerusform>Confirmed %n faces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) are not “{a}”.</source>
        <translation>
            <numerusform>%n face is not “{a}”.</numerusform>
            <numerusform>%n faces are not “{a}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) are not this person.</source>
        <translation>
            <numerusform>%n face is not this person.</numerusform>
            <numerusform>%n faces are not this person.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people are ignored now.</source>
        <translation>
            <numerusform>%n person is ignored now.</numerusform>
            <numerusform>%n people are ignored now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) are ignored now.</source>
        <translation>
            <numerusform>%n face is ignored now.</numerusform>
            <numerusform>%n faces are ignored now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people are shown again.</source>
        <translation>
            <numerusform>%n person is shown again.</numerusform>
            <numerusform>%n people are shown again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took back %n face(s).</source>
        <translation>
            <numerusform>Took back %n face.</numerusform>
            <numerusform>Took back %n faces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n into the bin as not a face.</source>
        <translation>
            <numerusform>Put %n into the bin as not a face.</numerusform>
            <numerusform>Put %n into the bin as not a face.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people will stay different people.</source>
        <translation>
            <numerusform>%n person will stay different.</numerusform>
            <numerusform>%n people will stay different people.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tagged %n face(s) “{a}”.</source>
        <translation>
            <numerusform>Tagged %n face “{a}”.</numerusform>
            <numerusform>Tagged %n faces “{a}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took the tag “{a}” off %n face(s).</source>
        <translation>
            <numerusform>Took the tag “{a}” off %n face.</numerusform>
            <numerusform>Took the tag “{a}” off %n faces.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditTitle</name>
    <message numerus="yes">
        <source>Name %n face(s) “{a}”</source>
        <translation>
            <numerusform>Name %n face “{a}”</numerusform>
            <numerusform>Name %n faces “{a}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merge %n people into “{b}”</source>
        <translation>
            <numerusform>Merge %n person into “{b}”</numerusform>
            <numerusform>Merge %n people into “{b}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merge %n people</source>
        <translation>
            <numerusform>Merge %n person</numerusform>
            <numerusform>Merge %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>New person from %n face(s)</source>
        <translation>
            <numerusform>New person from %n face</numerusform>
            <numerusform>New person from %n faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>New person from %n face(s) of “{a}”</source>
        <translation>
            <numerusform>New person from %n face of “{a}”</numerusform>
            <numerusform>New person from %n faces of “{a}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n face(s) to “{b}”</source>
        <translation>
            <numerusform>Move %n face to “{b}”</numerusform>
            <numerusform>Move %n faces to “{b}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n face(s)</source>
        <translation>
            <numerusform>Move %n face</numerusform>
            <numerusform>Move %n faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take “{a}” apart into %n people</source>
        <translation>
            <numerusform>Take “{a}” apart into %n person</numerusform>
            <numerusform>Take “{a}” apart into %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take somebody apart into %n people</source>
        <translation>
            <numerusform>Take somebody apart into %n person</numerusform>
            <numerusform>Take somebody apart into %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n face(s) of “{a}”</source>
        <translation>
            <numerusform>Confirm %n face of “{a}”</numerusform>
            <numerusform>Confirm %n faces of “{a}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n face(s)</source>
        <translation>
            <numerusform>Confirm %n face</numerusform>
            <numerusform>Confirm %n faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s): not “{a}”</source>
        <translation>
            <numerusform>%n face: not “{a}”</numerusform>
            <numerusform>%n faces: not “{a}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s): not this person</source>
        <translation>
            <numerusform>%n face: not this person</numerusform>
            <numerusform>%n faces: not this person</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ignore %n people</source>
        <translation>
            <numerusform>Ignore %n person</numerusform>
            <numerusform>Ignore %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ignore %n face(s)</source>
        <translation>
            <numerusform>Ignore %n face</numerusform>
            <numerusform>Ignore %n faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n people again</source>
        <translation>
            <numerusform>Show %n person again</numerusform>
            <numerusform>Show %n people again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take back %n face(s)</source>
        <translation>
            <numerusform>Take back %n face</numerusform>
            <numerusform>Take back %n faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s): not a face</source>
        <translation>
            <numerusform>%n face: not a face</numerusform>
            <numerusform>%n faces: not a face</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people are different</source>
        <translation>
            <numerusform>%n person is different</numerusform>
            <numerusform>%n people are different</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %n face(s) “{a}”</source>
        <translation>
            <numerusform>Tag %n face “{a}”</numerusform>
            <numerusform>Tag %n faces “{a}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take the tag “{a}” off %n face(s)</source>
        <translation>
            <numerusform>Take the tag “{a}” off %n face</numerusform>
            <numerusform>Take the tag “{a}” off %n faces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FailuresDialog</name>
    <message numerus="yes">
        <source>%Ln file(s) could not be read. The files themselves are left as they are.</source>
        <translation>
            <numerusform>%Ln file could not be read. The files themselves are left as they are.</numerusform>
            <numerusform>%Ln files could not be read. The files themselves are left as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoldersDialog</name>
    <message numerus="yes">
        <source>%Ln file(s) could not be read…</source>
        <translation>
            <numerusform>%Ln file could not be read…</numerusform>
            <numerusform>%Ln files could not be read…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoldersModel</name>
    <message numerus="yes">
        <source>%Ln could not be read</source>
        <translation>
            <numerusform>%Ln could not be read</numerusform>
            <numerusform>%Ln could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GraphBar</name>
    <message numerus="yes">
        <source>%Ln face(s)</source>
        <translation>
            <numerusform>%Ln face</numerusform>
            <numerusform>%Ln faces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GraphPage</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IntervalWords</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln week(s)</source>
        <translation>
            <numerusform>%Ln week</numerusform>
            <numerusform>%Ln weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln month(s)</source>
        <translation>
            <numerusform>%Ln month</numerusform>
            <numerusform>%Ln months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln year(s)</source>
        <translation>
            <numerusform>%Ln year</numerusform>
            <numerusform>%Ln years</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeOffer</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MonthBar</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MoreStrip</name>
    <message numerus="yes">
        <source>%Ln more that may be this person</source>
        <translation>
            <numerusform>%Ln more that may be this person</numerusform>
            <numerusform>%Ln more that may be this person</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more that may be {name}</source>
        <translation>
            <numerusform>%Ln more that may be {name}</numerusform>
            <numerusform>%Ln more that may be {name}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PartsPanel</name>
    <message numerus="yes">
        <source>These look like %n people.</source>
        <translation>
            <numerusform>These look like %n person.</numerusform>
            <numerusform>These look like %n people.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These may be %n people, or one at different ages.</source>
        <translation>
            <numerusform>These may be %n person.</numerusform>
            <numerusform>These may be %n people, or one at different ages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s) stay</source>
        <translation>
            <numerusform>%Ln face stays</numerusform>
            <numerusform>%Ln faces stay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s)</source>
        <translation>
            <numerusform>%Ln face</numerusform>
            <numerusform>%Ln faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n parts that no two faces join; as a whole they are alike, or you put them together.</source>
        <translation>
            <numerusform>There is %n part.</numerusform>
            <numerusform>There are %n parts that no two faces join; as a whole they are alike, or you put them together.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleBar</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ignore all %n who are in one photo only</source>
        <translation>
            <numerusform>Ignore the %n who is in one photo only</numerusform>
            <numerusform>Ignore all %n who are in one photo only</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ignore %n</source>
        <translation>
            <numerusform>Ignore %n</numerusform>
            <numerusform>Ignore %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonDelegate</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s)</source>
        <translation>
            <numerusform>%Ln face</numerusform>
            <numerusform>%Ln faces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonHeader</name>
    <message numerus="yes">
        <source>%Ln face(s)</source>
        <translation>
            <numerusform>%Ln face</numerusform>
            <numerusform>%Ln faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonMenu</name>
    <message numerus="yes">
        <source>The name, and everything that tells how this person looks, is deleted for %Ln face(s). They will not be recognised again. Your photos stay as they are.

This cannot be undone.</source>
        <translation>
            <numerusform>The name, and everything that tells how this person looks, is deleted for %Ln face. They will not be recognised again. Your photos stay as they are.

This cannot be undone.</numerusform>
            <numerusform>The name, and everything that tells how this person looks, is deleted for %Ln faces. They will not be recognised again. Your photos stay as they are.

This cannot be undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message numerus="yes">
        <source>%Ln face(s)</source>
        <translation>
            <numerusform>%Ln face</numerusform>
            <numerusform>%Ln faces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonStrip</name>
    <message numerus="yes">
        <source>%Ln part(s) that no link joins; as a whole they are alike, or you put them together.</source>
        <translation>
            <numerusform>%Ln part that no link joins; as a whole they are alike, or you put them together.</numerusform>
            <numerusform>%Ln parts that no link joins; as a whole they are alike, or you put them together.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln single link(s), in red, hold parts together.</source>
        <translation>
            <numerusform>%Ln single link, in red, holds parts together.</numerusform>
            <numerusform>%Ln single links, in red, hold parts together.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln single face(s), in red, hold parts together.</source>
        <translation>
            <numerusform>%Ln single face, in red, holds parts together.</numerusform>
            <numerusform>%Ln single faces, in red, hold parts together.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln single link(s)</source>
        <translation>
            <numerusform>%Ln single link</numerusform>
            <numerusform>%Ln single links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln single face(s)</source>
        <translation>
            <numerusform>%Ln single face</numerusform>
            <numerusform>%Ln single faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These look like %n people, each in a colour.</source>
        <translation>
            <numerusform>These look like %n person, each in a colour.</numerusform>
            <numerusform>These look like %n people, each in a colour.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These may be %n people, each in a colour, or one at different ages.</source>
        <translation>
            <numerusform>These may be %n person, each in a colour, or one at different ages.</numerusform>
            <numerusform>These may be %n people, each in a colour, or one at different ages.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoTerms</name>
    <message numerus="yes">
        <source>{one} or %n other(s)</source>
        <translation>
            <numerusform>{one} or %n other</numerusform>
            <numerusform>{one} or %n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotosBar</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotosPage</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message numerus="yes">
        <source>and %n more face(s) of the same group</source>
        <translation>
            <numerusform>and %n more face of the same group</numerusform>
            <numerusform>and %n more faces of the same group</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more face(s) of {name}</source>
        <translation>
            <numerusform>and %n more face of {name}</numerusform>
            <numerusform>and %n more faces of {name}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewSheet</name>
    <message numerus="yes">
        <source>Confirm %n</source>
        <translation>
            <numerusform>Confirm %n</numerusform>
            <numerusform>Confirm %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScanWords</name>
    <message numerus="yes">
        <source>{done} of %Ln photo(s)</source>
        <translation>
            <numerusform>{done} of %Ln photo</numerusform>
            <numerusform>{done} of %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s)</source>
        <translation>
            <numerusform>%Ln face</numerusform>
            <numerusform>%Ln faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>%Ln min</numerusform>
            <numerusform>%Ln min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) searched</source>
        <translation>
            <numerusform>%Ln photo searched</numerusform>
            <numerusform>%Ln photos searched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new face(s)</source>
        <translation>
            <numerusform>%Ln new face</numerusform>
            <numerusform>%Ln new faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) cannot be reached now</source>
        <translation>
            <numerusform>%Ln folder cannot be reached now</numerusform>
            <numerusform>%Ln folders cannot be reached now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read</source>
        <translation>
            <numerusform>%Ln could not be read</numerusform>
            <numerusform>%Ln could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScopeBox</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScopeChoice</name>
    <message numerus="yes">
        <source>&amp;All %n face(s) of this person</source>
        <translation>
            <numerusform>&amp;All %n face of this person</numerusform>
            <numerusform>&amp;All %n faces of this person</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;All %n face(s) of {name}</source>
        <translation>
            <numerusform>&amp;All %n face of {name}</numerusform>
            <numerusform>&amp;All %n faces of {name}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagPanel</name>
    <message numerus="yes">
        <source>Tag %n face(s)</source>
        <translation>
            <numerusform>Tag %n face</numerusform>
            <numerusform>Tag %n faces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TogetherPage</name>
    <message numerus="yes">
        <source>%Ln pair(s)</source>
        <translation>
            <numerusform>%Ln pair</numerusform>
            <numerusform>%Ln pairs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VisitorsPage</name>
    <message numerus="yes">
        <source>%Ln person(s) came</source>
        <translation>
            <numerusform>%Ln person came</numerusform>
            <numerusform>%Ln people came</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln regular</source>
        <translation>
            <numerusform>%Ln regular</numerusform>
            <numerusform>%Ln regular</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln occasional</source>
        <translation>
            <numerusform>%Ln occasional</numerusform>
            <numerusform>%Ln occasional</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stopped coming</source>
        <translation>
            <numerusform>%Ln stopped coming</numerusform>
            <numerusform>%Ln stopped coming</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) dated by the file only</source>
        <translation>
            <numerusform>%Ln photo dated by the file only</numerusform>
            <numerusform>%Ln photos dated by the file only</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) with contradicting dates</source>
        <translation>
            <numerusform>%Ln photo with contradicting dates</numerusform>
            <numerusform>%Ln photos with contradicting dates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VisitsCalendar</name>
    <message numerus="yes">
        <source>%Ln visit(s)</source>
        <translation>
            <numerusform>%Ln visit</numerusform>
            <numerusform>%Ln visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhyStrip</name>
    <message numerus="yes">
        <source>Together in %n step(s); the weakest link is {weakest}, the limit is {limit}.</source>
        <translation>
            <numerusform>Together in %n step; the weakest link is {weakest}, the limit is {limit}.</numerusform>
            <numerusform>Together in %n steps; the weakest link is {weakest}, the limit is {limit}.</numerusform>
        </translation>
    </message>
</context>
</TS>
