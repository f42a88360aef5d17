<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About photoorg</source>
        <translation>photoorg について</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>バージョン {version}</translation>
    </message>
    <message>
        <source>Finds everyone in your photos, on your own machine. Nothing is ever sent anywhere, and your photos are never changed.</source>
        <translation>写真に写っている人をすべて、このパソコンの中だけで見つけます。どこにも何も送信せず、写真そのものを変更することもありません。</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. Made with dlib&apos;s models, ONNX Runtime and Qt {qt}.</source>
        <translation>MIT ライセンスのフリーソフトウェアです。dlib のモデル、ONNX Runtime、Qt {qt} を使用しています。</translation>
    </message>
    <message>
        <source>Licences of all parts</source>
        <translation>すべての構成要素のライセンス</translation>
    </message>
</context>
<context>
    <name>AppearanceSettings</name>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Counts from the next start on.</source>
        <translation>次回の起動から有効になります。</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>テーマ(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>言語(&amp;L)</translation>
    </message>
</context>
<context>
    <name>AskActions</name>
    <message>
        <source>Look at the photo</source>
        <translation>写真を見る</translation>
    </message>
    <message>
        <source>Go to the person</source>
        <translation>人物へ移動</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>似た顔を探す</translation>
    </message>
    <message>
        <source>Compare with this face</source>
        <translation>この顔と比べる</translation>
    </message>
    <message>
        <source>Show in graph</source>
        <translation>グラフで表示</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>タグを付ける…</translation>
    </message>
</context>
<context>
    <name>AskAnswer</name>
    <message numerus="yes">
        <source>There are %n faces in this photo. Which one?</source>
        <translation>
            <numerusform>この写真には顔が %n 個あります。どの顔ですか?</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no face in this photo. A larger one, seen from the front, is found more easily.</source>
        <translation>この写真に顔は見つかりませんでした。正面を向いた大きめの顔のほうが見つかりやすくなります。</translation>
    </message>
    <message>
        <source>Less likely</source>
        <translation>可能性の低い候補</translation>
    </message>
    <message>
        <source>tagged</source>
        <translation>タグあり</translation>
    </message>
    <message>
        <source>Face tagged by you</source>
        <translation>あなたがタグを付けた顔</translation>
    </message>
    <message>
        <source>Face that was found</source>
        <translation>見つかった顔</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} を開く</translation>
    </message>
    <message>
        <source>Nobody&apos;s yet</source>
        <translation>まだ誰でもない顔</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>名前なし</translation>
    </message>
    <message>
        <source>{percent} · distance {distance}</source>
        <translation>{percent} · 距離 {distance}</translation>
    </message>
    <message>
        <source>Distance {distance}, the same person: {percent}</source>
        <translation>距離 {distance}、同じ人物である確率: {percent}</translation>
    </message>
</context>
<context>
    <name>AskFiles</name>
    <message>
        <source>Photos</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>すべてのファイル</translation>
    </message>
    <message>
        <source>Choose a photo</source>
        <translation>写真を選択</translation>
    </message>
    <message>
        <source>Drop to compare the faces in these photos</source>
        <translation>ドロップすると、これらの写真の顔を比べます</translation>
    </message>
    <message>
        <source>Drop to ask who this is</source>
        <translation>ドロップすると、誰なのかを調べます</translation>
    </message>
</context>
<context>
    <name>AskPage</name>
    <message>
        <source>Paste a photo</source>
        <translation>写真を貼り付け</translation>
    </message>
    <message>
        <source>There is no face in the second photo.</source>
        <translation>2 枚目の写真に顔がありません。</translation>
    </message>
    <message>
        <source>There is no face in the first photo.</source>
        <translation>1 枚目の写真に顔がありません。</translation>
    </message>
    <message>
        <source>Type a name and a tag, such as: Anna smiling.</source>
        <translation>名前とタグを入力してください。例: 花子 笑顔</translation>
    </message>
    <message>
        <source>{name}: {tag}</source>
        <translation>{name}: {tag}</translation>
    </message>
    <message>
        <source>There is no picture in the clipboard.</source>
        <translation>クリップボードに画像がありません。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>比べています…</translation>
    </message>
    <message>
        <source>Drop a photo here, paste one, or choose one: who is in it?</source>
        <translation>写真をここにドロップするか、貼り付けるか、選択してください。写っているのが誰なのかを調べます。</translation>
    </message>
    <message>
        <source>Choose a photo…</source>
        <translation>写真を選択…</translation>
    </message>
    <message>
        <source>Looking through your photos…</source>
        <translation>写真を調べています…</translation>
    </message>
</context>
<context>
    <name>AskPicture</name>
    <message>
        <source>Face {number} of {count}, from the left</source>
        <translation>左から {number} 番目の顔（全 {count} 個）</translation>
    </message>
</context>
<context>
    <name>AskQuestion</name>
    <message>
        <source>Ask about a photo…</source>
        <translation>別の写真を調べる…</translation>
    </message>
    <message>
        <source>Compare with a photo…</source>
        <translation>写真と比べる…</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>貼り付けた画像</translation>
    </message>
    <message>
        <source>Click a face to ask about it.</source>
        <translation>調べたい顔をクリックしてください。</translation>
    </message>
    <message>
        <source>Look at the photo</source>
        <translation>写真を見る</translation>
    </message>
    <message>
        <source>Nobody&apos;s yet</source>
        <translation>まだ誰でもない顔</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>名前なし</translation>
    </message>
</context>
<context>
    <name>AskWaiting</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message numerus="yes">
        <source>Looking for faces in %n photo(s)…</source>
        <translation>
            <numerusform>%n 枚の写真から顔を探しています…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AskWords</name>
    <message>
        <source>under {number}%</source>
        <comment>percent</comment>
        <translation>{number}% 未満</translation>
    </message>
    <message>
        <source>over {number}%</source>
        <comment>percent</comment>
        <translation>{number}% 超</translation>
    </message>
    <message>
        <source>{number}%</source>
        <comment>percent</comment>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>This is almost certainly {name}.</source>
        <translation>ほぼ間違いなく {name} です。</translation>
    </message>
    <message>
        <source>This is very probably {name}.</source>
        <translation>{name} である可能性がかなり高いです。</translation>
    </message>
    <message>
        <source>This is probably {name}.</source>
        <translation>おそらく {name} です。</translation>
    </message>
    <message>
        <source>Perhaps this is {name}.</source>
        <translation>もしかすると {name} かもしれません。</translation>
    </message>
    <message>
        <source>This is somebody in your photos who has no name yet.</source>
        <translation>写真に写っている、まだ名前のない人物です。</translation>
    </message>
    <message>
        <source>This is probably somebody in your photos who has no name yet.</source>
        <translation>おそらく、写真に写っている、まだ名前のない人物です。</translation>
    </message>
    <message>
        <source>This is probably nobody in your photos. These faces are nearest.</source>
        <translation>おそらく、写真に写っている人物ではありません。最も近いのは次の顔です。</translation>
    </message>
</context>
<context>
    <name>BinPage</name>
    <message>
        <source>Not a face</source>
        <translation>顔以外</translation>
    </message>
    <message>
        <source>Is a face after all</source>
        <translation>やはり顔である</translation>
    </message>
    <message>
        <source>Look at the photo</source>
        <translation>写真を見る</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) that show no face</source>
        <translation>
            <numerusform>顔以外 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing here. What you mark as not a face is kept here.</source>
        <translation>何もありません。「顔ではない」としたものはここに残ります。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln 件選択中</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CacheSettings</name>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>消去</translation>
    </message>
    <message>
        <source>Only what can be made again is there. Faces and names are in the library.</source>
        <translation>ここにあるのは作り直せるデータだけです。顔と名前はライブラリにあります。</translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message>
        <source>Show all</source>
        <translation>すべて表示</translation>
    </message>
</context>
<context>
    <name>ChooseFolder</name>
    <message>
        <source>Choose a folder of photos</source>
        <translation>写真のフォルダーを選択</translation>
    </message>
</context>
<context>
    <name>CleaningBar</name>
    <message>
        <source>Choose a set…</source>
        <translation>セットを選ぶ…</translation>
    </message>
    <message>
        <source>Write a cleaned copy…</source>
        <translation>整理したコピーを書き出す…</translation>
    </message>
    <message>
        <source>Write a list…</source>
        <translation>一覧を書き出す…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>How it is told who belongs</source>
        <translation>本人かどうかの判断方法</translation>
    </message>
    <message>
        <source>Keep the largest group</source>
        <translation>最大のグループを残す</translation>
    </message>
    <message>
        <source>Keep who is like the best face</source>
        <translation>最良の顔に似たものを残す</translation>
    </message>
    <message>
        <source>Leave out folders with fewer pictures than this</source>
        <translation>残る画像がこれより少ないフォルダーを除く</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進み具合</translation>
    </message>
    <message>
        <source>Pictures left, at least</source>
        <translation>残る画像の最少枚数</translation>
    </message>
</context>
<context>
    <name>CleaningPage</name>
    <message>
        <source>Folders of the set</source>
        <translation>セットのフォルダー</translation>
    </message>
    <message>
        <source>Show all findings</source>
        <translation>見つかったものをすべて表示</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーで表示</translation>
    </message>
    <message>
        <source>Drop to look for what does not belong in this set</source>
        <translation>ドロップすると、このセットに合わない画像を探します</translation>
    </message>
    <message>
        <source>Choose a folder that holds a folder for each person</source>
        <translation>人物ごとのフォルダーが入ったフォルダーを選ぶ</translation>
    </message>
    <message>
        <source>Looking for faces…</source>
        <translation>顔を探しています…</translation>
    </message>
    <message>
        <source>Looking through {folder}. Nothing in it is changed.</source>
        <translation>{folder} を調べています。中身は変更されません。</translation>
    </message>
    <message>
        <source>Stopped. What was copied by then stays.</source>
        <translation>中止しました。それまでのコピーは残ります。</translation>
    </message>
    <message>
        <source>Choose a set…</source>
        <translation>セットを選ぶ…</translation>
    </message>
    <message>
        <source>Choose a folder that holds a folder of pictures for each person, and see what does not belong. Nothing in it is changed.</source>
        <translation>人物ごとの画像フォルダーが入ったフォルダーを選ぶと、合わない画像がわかります。中身は変更されません。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>フォルダー %Ln 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) left out, too few</source>
        <translation>
            <numerusform>少なすぎて除くフォルダー %Ln 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) beside the folders</source>
        <translation>
            <numerusform>フォルダー外のファイル %Ln 個</numerusform>
        </translation>
    </message>
    <message>
        <source> · </source>
        <comment>between facts</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>All findings</source>
        <translation>見つかったものすべて</translation>
    </message>
    <message>
        <source>Everything belongs where it is.</source>
        <translation>すべて正しいフォルダーにあります。</translation>
    </message>
    <message>
        <source>Choose where the cleaned copy goes</source>
        <translation>整理したコピーの保存先を選ぶ</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>コピーしています…</translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln file(s).</source>
        <translation>
            <numerusform>%Ln 個のファイルをコピーしました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were there already.</source>
        <translation>
            <numerusform>%Ln 個は既にありました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be copied.</source>
        <translation>
            <numerusform>%Ln 個はコピーできませんでした。</numerusform>
        </translation>
    </message>
    <message>
        <source> </source>
        <comment>between sentences</comment>
        <translation> </translation>
    </message>
    <message>
        <source>Write what was found to a table</source>
        <translation>見つかったものを表に書き出す</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表 (*.csv)</translation>
    </message>
    <message>
        <source>Wrote the list to {file}.</source>
        <translation>一覧を {file} に書き出しました。</translation>
    </message>
</context>
<context>
    <name>CleaningWords</name>
    <message>
        <source>Stays</source>
        <translation>残す</translation>
    </message>
    <message>
        <source>Stays, unsure</source>
        <translation>残す (不確か)</translation>
    </message>
    <message>
        <source>Does not belong</source>
        <translation>別人</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>重複</translation>
    </message>
    <message>
        <source>No face</source>
        <translation>顔なし</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>読めません</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) stay</source>
        <translation>
            <numerusform>残す画像 %Ln 枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsure</source>
        <translation>
            <numerusform>不確か %Ln 枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln do(es) not belong</source>
        <translation>
            <numerusform>別人 %Ln 枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln duplicate(s)</source>
        <translation>
            <numerusform>重複 %Ln 枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a face</source>
        <translation>
            <numerusform>顔なし %Ln 枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not readable</source>
        <translation>
            <numerusform>読めない画像 %Ln 枚</numerusform>
        </translation>
    </message>
    <message>
        <source>Looks like {folder}</source>
        <translation>{folder} に似ています</translation>
    </message>
    <message>
        <source>Copy of {file}</source>
        <translation>{file} のコピー</translation>
    </message>
</context>
<context>
    <name>Company</name>
    <message>
        <source>Often with:</source>
        <translation>よく一緒に写る人:</translation>
    </message>
    <message>
        <source>Name?</source>
        <translation>名前は?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) together</source>
        <translation>
            <numerusform>一緒の写真 %Ln 枚</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}, {photos}</source>
        <translation>{name}、{photos}</translation>
    </message>
</context>
<context>
    <name>CompanyCanvas</name>
    <message>
        <source>Who is with whom</source>
        <translation>誰が誰と一緒か</translation>
    </message>
    <message>
        <source>Name?</source>
        <translation>名前は?</translation>
    </message>
    <message>
        <source>{name}: {photos}, {people}</source>
        <translation>{name}: {photos}、{people}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>写真 %Ln 枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>together with %Ln person(s)</source>
        <translation>
            <numerusform>%Ln 人と一緒</numerusform>
        </translation>
    </message>
    <message>
        <source>{one} and {other}: {photos}</source>
        <translation>{one} と {other}: {photos}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) together</source>
        <translation>
            <numerusform>一緒の写真 %Ln 枚</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Compare with a photo…</source>
        <translation>写真と比べる…</translation>
    </message>
    <message>
        <source>Who is the first?</source>
        <translation>左の人物は誰?</translation>
    </message>
    <message>
        <source>The same person with a probability of {percent}</source>
        <translation>同じ人物である確率: {percent}</translation>
    </message>
    <message>
        <source>Perhaps the same person</source>
        <translation>同じ人物かもしれません</translation>
    </message>
    <message>
        <source>Almost certainly the same person</source>
        <translation>ほぼ間違いなく同じ人物です</translation>
    </message>
    <message>
        <source>Probably the same person</source>
        <translation>おそらく同じ人物です</translation>
    </message>
    <message>
        <source>Almost certainly different people</source>
        <translation>ほぼ間違いなく別の人物です</translation>
    </message>
    <message>
        <source>Probably different people</source>
        <translation>おそらく別の人物です</translation>
    </message>
    <message>
        <source>These faces are {distance} apart. Up to {threshold}, two faces like these are rather of the same person than not.</source>
        <translation>2 つの顔の距離は {distance} です。このような顔では、距離が {threshold} 以下なら同じ人物である可能性のほうが高くなります。</translation>
    </message>
</context>
<context>
    <name>CompareScale</name>
    <message>
        <source>Distance {distance}; up to {threshold} rather the same person</source>
        <translation>距離 {distance}、{threshold} 以下なら同じ人物の可能性が高い</translation>
    </message>
    <message>
        <source>same person up to {threshold}</source>
        <translation>{threshold} 以下なら同じ人物</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>A year, a month or a day; or two of them, as in 2015..2019</source>
        <translation>年、月、または日。2015..2019 のように 2 つ指定することもできます</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>The window goes on. Nothing that was saved is lost.</source>
        <translation>このまま続けて使えます。保存されたものは失われていません。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Open log file</source>
        <translation>ログファイルを開く</translation>
    </message>
</context>
<context>
    <name>DrawLayer</name>
    <message>
        <source>Draw a frame around a face</source>
        <translation>顔を枠で囲む</translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys (with Shift for the size) and then Enter.</source>
        <translation>ドラッグするか、矢印キー (Shift を押しながらで大きさ) で動かして Enter を押します。</translation>
    </message>
</context>
<context>
    <name>DropArea</name>
    <message>
        <source>Drop folders of photos here</source>
        <translation>写真のフォルダーをここにドロップ</translation>
    </message>
    <message>
        <source>photoorg finds everyone in them, on this computer. Nothing is sent anywhere, and your photos are never changed.</source>
        <translation>写っている人をすべて、このパソコンの中で見つけます。どこにも何も送信せず、写真を変更することもありません。</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>フォルダーを選択…</translation>
    </message>
</context>
<context>
    <name>EditDoneNote</name>
    <message>
        <source>Named somebody “{a}”.</source>
        <translation>「{a}」と名前を付けました。</translation>
    </message>
    <message>
        <source>Renamed “{a}” to “{b}”.</source>
        <translation>「{a}」の名前を「{b}」に変更しました。</translation>
    </message>
    <message>
        <source>Took away the name “{a}”.</source>
        <translation>「{a}」の名前を消しました。</translation>
    </message>
    <message numerus="yes">
        <source>Named %n face(s) “{a}”.</source>
        <translation>
            <numerusform>%n 件の顔に「{a}」と名前を付けました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Merged “{a}” into “{b}”.</source>
        <translation>「{a}」を「{b}」に統合しました。</translation>
    </message>
    <message numerus="yes">
        <source>Merged %n people into “{b}”.</source>
        <translation>
            <numerusform>%n 人を「{b}」に統合しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merged %n people.</source>
        <translation>
            <numerusform>%n 人を統合しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Made a new person from %n face(s).</source>
        <translation>
            <numerusform>%n 件の顔から新しい人物を作りました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Made a new person from %n face(s) of “{a}”.</source>
        <translation>
            <numerusform>「{a}」の %n 件の顔から新しい人物を作りました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n face(s) to “{b}”.</source>
        <translation>
            <numerusform>%n 件の顔を「{b}」に移しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n face(s).</source>
        <translation>
            <numerusform>%n 件の顔を移しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took “{a}” apart into %n people.</source>
        <translation>
            <numerusform>「{a}」を %n 人に分けました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took somebody apart into %n people.</source>
        <translation>
            <numerusform>人物を %n 人に分けました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirmed %n face(s) of “{a}”.</source>
        <translation>
            <numerusform>「{a}」の %n 件の顔を確定しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirmed %n face(s).</source>
        <translation>
            <numerusform>%n 件の顔を確定しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) are not “{a}”.</source>
        <translation>
            <numerusform>%n 件の顔を「{a}」から外しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) are not this person.</source>
        <translation>
            <numerusform>%n 件の顔をこの人物から外しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>“{a}” is ignored now.</source>
        <translation>「{a}」を無視するようにしました。</translation>
    </message>
    <message numerus="yes">
        <source>%n people are ignored now.</source>
        <translation>
            <numerusform>%n 人を無視するようにしました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) are ignored now.</source>
        <translation>
            <numerusform>%n 件の顔を無視するようにしました。</numerusform>
        </translation>
    </message>
    <message>
        <source>“{a}” is shown again.</source>
        <translation>「{a}」を再び表示しました。</translation>
    </message>
    <message numerus="yes">
        <source>%n people are shown again.</source>
        <translation>
            <numerusform>%n 人を再び表示しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took back %n face(s).</source>
        <translation>
            <numerusform>%n 件の顔を戻しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n into the bin as not a face.</source>
        <translation>
            <numerusform>%n 件を「顔以外」に移しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>“{a}” and “{b}” will stay different people.</source>
        <translation>「{a}」と「{b}」を別人としました。</translation>
    </message>
    <message numerus="yes">
        <source>%n people will stay different people.</source>
        <translation>
            <numerusform>%n 人を互いに別人としました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Chose the picture of “{a}”.</source>
        <translation>「{a}」の代表の顔を選びました。</translation>
    </message>
    <message>
        <source>Chose a picture.</source>
        <translation>代表の顔を選びました。</translation>
    </message>
    <message>
        <source>Drew a face.</source>
        <translation>顔を枠で囲みました。</translation>
    </message>
    <message>
        <source>Drew a face of “{a}”.</source>
        <translation>「{a}」の顔を枠で囲みました。</translation>
    </message>
    <message>
        <source>Cut a link.</source>
        <translation>つながりを切りました。</translation>
    </message>
    <message numerus="yes">
        <source>Tagged %n face(s) “{a}”.</source>
        <translation>
            <numerusform>%n 件の顔に「{a}」のタグを付けました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took the tag “{a}” off %n face(s).</source>
        <translation>
            <numerusform>%n 件の顔から「{a}」のタグを外しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>完了しました。</translation>
    </message>
</context>
<context>
    <name>EditTitle</name>
    <message>
        <source>Name somebody “{a}”</source>
        <translation>「{a}」と命名</translation>
    </message>
    <message>
        <source>Rename “{a}” to “{b}”</source>
        <translation>「{a}」を「{b}」に改名</translation>
    </message>
    <message>
        <source>Take away the name “{a}”</source>
        <translation>名前「{a}」を消去</translation>
    </message>
    <message numerus="yes">
        <source>Name %n face(s) “{a}”</source>
        <translation>
            <numerusform>%n 件の顔を「{a}」と命名</numerusform>
        </translation>
    </message>
    <message>
        <source>Merge “{a}” into “{b}”</source>
        <translation>「{a}」を「{b}」に統合</translation>
    </message>
    <message numerus="yes">
        <source>Merge %n people into “{b}”</source>
        <translation>
            <numerusform>%n 人を「{b}」に統合</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merge %n people</source>
        <translation>
            <numerusform>%n 人を統合</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>New person from %n face(s)</source>
        <translation>
            <numerusform>%n 件の顔から新しい人物</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>New person from %n face(s) of “{a}”</source>
        <translation>
            <numerusform>「{a}」の %n 件の顔から新しい人物</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n face(s) to “{b}”</source>
        <translation>
            <numerusform>%n 件の顔を「{b}」に移動</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n face(s)</source>
        <translation>
            <numerusform>%n 件の顔を移動</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take “{a}” apart into %n people</source>
        <translation>
            <numerusform>「{a}」を %n 人に分ける</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take somebody apart into %n people</source>
        <translation>
            <numerusform>人物を %n 人に分ける</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n face(s) of “{a}”</source>
        <translation>
            <numerusform>「{a}」の %n 件の顔を確定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n face(s)</source>
        <translation>
            <numerusform>%n 件の顔を確定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s): not “{a}”</source>
        <translation>
            <numerusform>%n 件の顔:「{a}」ではない</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s): not this person</source>
        <translation>
            <numerusform>%n 件の顔: この人物ではない</numerusform>
        </translation>
    </message>
    <message>
        <source>Ignore “{a}”</source>
        <translation>「{a}」を無視</translation>
    </message>
    <message numerus="yes">
        <source>Ignore %n people</source>
        <translation>
            <numerusform>%n 人を無視</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ignore %n face(s)</source>
        <translation>
            <numerusform>%n 件の顔を無視</numerusform>
        </translation>
    </message>
    <message>
        <source>Show “{a}” again</source>
        <translation>「{a}」を再表示</translation>
    </message>
    <message numerus="yes">
        <source>Show %n people again</source>
        <translation>
            <numerusform>%n 人を再表示</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take back %n face(s)</source>
        <translation>
            <numerusform>%n 件の顔を戻す</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s): not a face</source>
        <translation>
            <numerusform>%n 件: 顔ではない</numerusform>
        </translation>
    </message>
    <message>
        <source>“{a}” and “{b}” are different people</source>
        <translation>「{a}」と「{b}」は別人</translation>
    </message>
    <message numerus="yes">
        <source>%n people are different</source>
        <translation>
            <numerusform>%n 人は互いに別人</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the picture of “{a}”</source>
        <translation>「{a}」の代表の顔を選択</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>代表の顔を選択</translation>
    </message>
    <message>
        <source>Draw a face</source>
        <translation>顔を枠で囲む</translation>
    </message>
    <message>
        <source>Draw a face of “{a}”</source>
        <translation>「{a}」の顔を枠で囲む</translation>
    </message>
    <message>
        <source>Cut a link</source>
        <translation>つながりを切る</translation>
    </message>
    <message numerus="yes">
        <source>Tag %n face(s) “{a}”</source>
        <translation>
            <numerusform>%n 件の顔に「{a}」のタグを付ける</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take the tag “{a}” off %n face(s)</source>
        <translation>
            <numerusform>%n 件の顔から「{a}」のタグを外す</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>編集</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>A name needs at least one letter.</source>
        <translation>名前には 1 文字以上が必要です。</translation>
    </message>
    <message>
        <source>A name cannot hold control characters.</source>
        <translation>名前に制御文字は使えません。</translation>
    </message>
    <message>
        <source>A name can have at most {count} letters.</source>
        <translation>名前は {count} 文字までです。</translation>
    </message>
    <message>
        <source>Another person is called {name} already (person {person}). If they are the same, merge them.</source>
        <translation>{name} という人物はすでにいます（人物 {person}）。同じ人なら統合してください。</translation>
    </message>
    <message>
        <source>They have different names: {names}. Choose the one to keep.</source>
        <translation>名前が異なります：{names}。残す名前を選んでください。</translation>
    </message>
    <message>
        <source>None of them is called {name}.</source>
        <translation>{name} という名前の人はこの中にいません。</translation>
    </message>
    <message>
        <source>These are all faces of this person; nobody would be left.</source>
        <translation>この人物の顔すべてです。誰も残らなくなります。</translation>
    </message>
    <message>
        <source>Only a face of this person can stand for it.</source>
        <translation>表紙にできるのはこの人物の顔だけです。</translation>
    </message>
    <message>
        <source>Face {face} belongs to nobody; say to whom.</source>
        <translation>顔 {face} は誰のものでもありません。人物を指定してください。</translation>
    </message>
    <message>
        <source>A cut is between two faces.</source>
        <translation>切り離しには 2 つの顔が必要です。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>元に戻す操作はありません。</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>やり直す操作はありません。</translation>
    </message>
    <message>
        <source>There is no face {face}.</source>
        <translation>顔 {face} はありません。</translation>
    </message>
    <message>
        <source>There are no such faces.</source>
        <translation>そのような顔はありません。</translation>
    </message>
    <message>
        <source>There is no person {person}.</source>
        <translation>人物 {person} はいません。</translation>
    </message>
    <message>
        <source>There are no such persons.</source>
        <translation>そのような人物はいません。</translation>
    </message>
    <message>
        <source>It takes {count} persons for that.</source>
        <translation>これには人物が {count} 人必要です。</translation>
    </message>
    <message>
        <source>There is no photo {photo}.</source>
        <translation>写真 {photo} はありません。</translation>
    </message>
    <message>
        <source>Face {face} cannot be compared; nothing is known of how it looks.</source>
        <translation>顔 {face} は特徴が不明なため比較できません。</translation>
    </message>
    <message>
        <source>The threshold has to be above 0 and at most {most}.</source>
        <translation>しきい値は 0 より大きく {most} 以下にしてください。</translation>
    </message>
    <message>
        <source>Springs are for at most {most} faces, and these are {count}.</source>
        <translation>ばねの配置は顔 {most} 件までです（現在 {count} 件）。</translation>
    </message>
    <message>
        <source>No face has the tag {tag}.</source>
        <translation>タグ {tag} の付いた顔はありません。</translation>
    </message>
    <message>
        <source>This cannot be a tag; it needs letters, 200 at most, and no control characters.</source>
        <translation>タグにできません。200 文字以内で、制御文字を含まない文字が必要です。</translation>
    </message>
    <message>
        <source>A tag is learnt from faces with {tag} and faces without it.</source>
        <translation>タグの学習には {tag} の顔とそうでない顔の両方が必要です。</translation>
    </message>
    <message>
        <source>The period ends before it begins.</source>
        <translation>期間の終わりが始まりより前です。</translation>
    </message>
    <message>
        <source>The gap between visits cannot be negative.</source>
        <translation>訪問の間隔を負の値にはできません。</translation>
    </message>
    <message>
        <source>A regular visitor comes twice at least.</source>
        <translation>常連は 2 回以上の訪問が必要です。</translation>
    </message>
    <message>
        <source>The box is too small for a face.</source>
        <translation>枠が顔には小さすぎます。</translation>
    </message>
    <message>
        <source>No face can be drawn in this photo. {reason}</source>
        <translation>この写真では顔を囲めません。{reason}</translation>
    </message>
    <message>
        <source>This face was found already; name it instead of drawing it once more.</source>
        <translation>この顔はすでに見つかっています。もう一度囲まずに名前を付けてください。</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>フォルダー {folder} はありません。</translation>
    </message>
    <message>
        <source>{folder} is not a folder.</source>
        <translation>{folder} はフォルダーではありません。</translation>
    </message>
    <message>
        <source>The folder cannot be read: {reason}.</source>
        <translation>フォルダーを読み取れません：{reason}。</translation>
    </message>
    <message>
        <source>The file cannot be read: {reason}.</source>
        <translation>ファイルを読み取れません：{reason}。</translation>
    </message>
    <message>
        <source>This is not an ordinary file.</source>
        <translation>通常のファイルではありません。</translation>
    </message>
    <message>
        <source>The link leads back to a folder above it.</source>
        <translation>リンクが上位のフォルダーを指しています。</translation>
    </message>
    <message>
        <source>The file was changed while it was being read.</source>
        <translation>読み取り中にファイルが変更されました。</translation>
    </message>
    <message>
        <source>Reading the file took too long.</source>
        <translation>ファイルの読み取りに時間がかかりすぎました。</translation>
    </message>
    <message>
        <source>The program that read the file crashed on it.</source>
        <translation>ファイルを読み取るプログラムが異常終了しました。</translation>
    </message>
    <message>
        <source>The search for faces was ended by the system; perhaps there is too little memory.</source>
        <translation>顔の検索がシステムにより終了されました。メモリ不足の可能性があります。</translation>
    </message>
    <message>
        <source>Searching for faces failed ({kind}: {reason}).</source>
        <translation>顔の検索に失敗しました（{kind}：{reason}）。</translation>
    </message>
    <message>
        <source>This photo has no file any more.</source>
        <translation>この写真のファイルはもうありません。</translation>
    </message>
    <message>
        <source>The photo has no file any more.</source>
        <translation>写真のファイルはもうありません。</translation>
    </message>
    <message>
        <source>The photo&apos;s file may not be read by this user.</source>
        <translation>このユーザーには写真のファイルを読み取る権限がありません。</translation>
    </message>
    <message>
        <source>The photo&apos;s file cannot be read ({reason}).</source>
        <translation>写真のファイルを読み取れません（{reason}）。</translation>
    </message>
    <message>
        <source>The photo&apos;s file cannot be read; perhaps its drive is not connected.</source>
        <translation>写真のファイルを読み取れません。ドライブが接続されていない可能性があります。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be reached; perhaps its drive is not connected.</source>
        <translation>フォルダー {folder} にアクセスできません。ドライブが接続されていない可能性があります。</translation>
    </message>
    <message>
        <source>The photo&apos;s file is no longer where it was; scan its folder to find it again.</source>
        <translation>写真のファイルが元の場所にありません。フォルダーをスキャンすると見つかります。</translation>
    </message>
    <message>
        <source>The photo&apos;s file has changed since it was scanned; scan its folder again first.</source>
        <translation>スキャン後に写真のファイルが変更されています。先にフォルダーをもう一度スキャンしてください。</translation>
    </message>
    <message>
        <source>The photo {path} cannot be read ({reason}).</source>
        <translation>写真 {path} を読み取れません（{reason}）。</translation>
    </message>
    <message>
        <source>No face was found in {photo}.</source>
        <translation>{photo} に顔は見つかりませんでした。</translation>
    </message>
    <message>
        <source>There are {count} faces in {photo}; say with {option} which one you mean: {faces}.</source>
        <translation>{photo} には顔が {count} 件あります。どれかを {option} で指定してください：{faces}。</translation>
    </message>
    <message>
        <source>There is no face {face} in {photo}; these are there: {faces}.</source>
        <translation>{photo} に顔 {face} はありません。あるのは {faces} です。</translation>
    </message>
    <message>
        <source>There are no faces in the library yet; scan a folder of photos.</source>
        <translation>ライブラリにまだ顔がありません。写真のフォルダーをスキャンしてください。</translation>
    </message>
    <message>
        <source>There is no face {face} that could be compared with others.</source>
        <translation>ほかと比べられる顔 {face} はありません。</translation>
    </message>
    <message>
        <source>This person has no faces that could be compared with others.</source>
        <translation>この人物には、ほかと比べられる顔がありません。</translation>
    </message>
    <message>
        <source>This person is in no photo.</source>
        <translation>この人物はどの写真にも写っていません。</translation>
    </message>
    <message>
        <source>{folder} has no folders with pictures; it should hold one a person.</source>
        <translation>{folder} には画像の入ったフォルダーがありません。人物ごとに一つのフォルダーが必要です。</translation>
    </message>
    <message>
        <source>The cleaned copy has to go outside of the set itself.</source>
        <translation>整理したコピーは、セットの外に保存する必要があります。</translation>
    </message>
    <message>
        <source>There is a file already, and it stays: {path}</source>
        <translation>既にファイルがあるため、そのままにします: {path}</translation>
    </message>
    <message>
        <source>The file cannot be written ({reason}): {path}</source>
        <translation>ファイルを書き込めません ({reason}): {path}</translation>
    </message>
    <message>
        <source>The disk is full: {path}</source>
        <translation>ディスクがいっぱいです: {path}</translation>
    </message>
    <message>
        <source>This is a file, not a folder: {path}</source>
        <translation>これはフォルダーではなくファイルです: {path}</translation>
    </message>
    <message>
        <source>The folder cannot be written ({reason}): {path}</source>
        <translation>フォルダーに書き込めません ({reason}): {path}</translation>
    </message>
    <message>
        <source>The file is no longer there.</source>
        <translation>ファイルはもうありません。</translation>
    </message>
    <message>
        <source>The file may not be read.</source>
        <translation>ファイルを読む権限がありません。</translation>
    </message>
    <message>
        <source>The file could not be read ({reason}).</source>
        <translation>ファイルを読めませんでした ({reason})。</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>ファイルを読めませんでした。</translation>
    </message>
    <message>
        <source>The file is too large for the disk it is exported to.</source>
        <translation>ファイルが書き出し先のディスクには大きすぎます。</translation>
    </message>
    <message>
        <source>The file could not be written ({reason}).</source>
        <translation>ファイルを書き込めませんでした ({reason})。</translation>
    </message>
    <message>
        <source>There is nobody in any photo yet; scan a folder of photos first.</source>
        <translation>写真に写っている人がまだいません。先に写真のフォルダーをスキャンしてください。</translation>
    </message>
    <message>
        <source>There is no face for a map yet; scan a folder of photos first.</source>
        <translation>地図にする顔がまだありません。先に写真のフォルダーをスキャンしてください。</translation>
    </message>
    <message>
        <source>The map of faces needs a package that the packaged program does not have; in an installation of your own this brings it: pip install &apos;photoorg[map]&apos;</source>
        <translation>顔の地図に必要なパッケージは、パッケージ版には含まれていません。自分でインストールした環境では次のコマンドで入ります：pip install &apos;photoorg[map]&apos;</translation>
    </message>
    <message>
        <source>The name of a PNG ends in .png; {name} does not.</source>
        <translation>PNG の名前は .png で終わる必要があります：{name}</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>ファイルが空です。</translation>
    </message>
    <message>
        <source>The file is not a picture.</source>
        <translation>画像ファイルではありません。</translation>
    </message>
    <message>
        <source>The picture is cut off or damaged.</source>
        <translation>画像が途中で切れているか、壊れています。</translation>
    </message>
    <message>
        <source>The picture is damaged, or of a kind that cannot be read.</source>
        <translation>画像が壊れているか、読み取れない種類です。</translation>
    </message>
    <message>
        <source>The file has no preview that could be read.</source>
        <translation>読み取れるプレビューがファイルにありません。</translation>
    </message>
    <message>
        <source>The picture is too large.</source>
        <translation>画像が大きすぎます。</translation>
    </message>
    <message>
        <source>The picture is too large ({width} x {height} pixels).</source>
        <translation>画像が大きすぎます（{width} × {height} ピクセル）。</translation>
    </message>
    <message>
        <source>The picture is too large for this machine.</source>
        <translation>このパソコンには画像が大きすぎます。</translation>
    </message>
    <message>
        <source>There is not enough memory to read the picture.</source>
        <translation>画像を読み取るためのメモリが足りません。</translation>
    </message>
    <message>
        <source>Pictures of the format {format} cannot be read on this machine.</source>
        <translation>このパソコンでは {format} 形式の画像を読み取れません。</translation>
    </message>
    <message>
        <source>The disk is full; the library could not be written.</source>
        <translation>ディスクがいっぱいで、ライブラリに書き込めませんでした。</translation>
    </message>
    <message>
        <source>The library cannot be written; it is read-only.</source>
        <translation>ライブラリは読み取り専用のため書き込めません。</translation>
    </message>
    <message>
        <source>The library file could not be opened.</source>
        <translation>ライブラリのファイルを開けませんでした。</translation>
    </message>
    <message>
        <source>The library may not be opened by this user.</source>
        <translation>このユーザーにはライブラリを開く権限がありません。</translation>
    </message>
    <message>
        <source>Another program is using the library; try again in a moment.</source>
        <translation>別のプログラムがライブラリを使用中です。しばらくしてからもう一度お試しください。</translation>
    </message>
    <message>
        <source>The library&apos;s disk reported an error.</source>
        <translation>ライブラリのあるディスクでエラーが発生しました。</translation>
    </message>
    <message>
        <source>The library file is damaged.</source>
        <translation>ライブラリのファイルが壊れています。</translation>
    </message>
    <message>
        <source>The library file is not a photoorg library.</source>
        <translation>このファイルは photoorg のライブラリではありません。</translation>
    </message>
    <message>
        <source>This library was made by a newer version of photoorg (its version is {version}, this program knows {known}). Install the newer version to open it.</source>
        <translation>このライブラリは新しいバージョンの photoorg で作られています（ライブラリは {version}、このプログラムは {known} まで）。開くには新しいバージョンをインストールしてください。</translation>
    </message>
    <message>
        <source>It is deleted, but its last traces leave the library&apos;s file only when all programs that use the library are closed.</source>
        <translation>削除しましたが、ライブラリを使うすべてのプログラムを閉じるまで、ファイルに痕跡が残ります。</translation>
    </message>
    <message>
        <source>The library {path} cannot be written ({reason}). Choose another place with --library.</source>
        <translation>ライブラリ {path} に書き込めません（{reason}）。--library で別の場所を指定してください。</translation>
    </message>
    <message>
        <source>The cache could not be cleared ({reason}).</source>
        <translation>キャッシュを消去できませんでした（{reason}）。</translation>
    </message>
    <message>
        <source>Grouping the faces was ended by the system; perhaps there is too little memory.</source>
        <translation>顔のグループ分けがシステムにより終了されました。メモリ不足の可能性があります。</translation>
    </message>
    <message>
        <source>The face models do not work here: {reason}</source>
        <translation>ここでは顔のモデルが動作しません：{reason}</translation>
    </message>
    <message>
        <source>The face model {name} is missing. Install the package {package} (pip install {again}), or put the file into {folder}.</source>
        <translation>顔のモデル {name} がありません。パッケージ {package} をインストールする（pip install {again}）か、ファイルを {folder} に置いてください。</translation>
    </message>
    <message>
        <source>The face model {name} is damaged.</source>
        <translation>顔のモデル {name} が壊れています。</translation>
    </message>
    <message>
        <source>The prepared face model {path} cannot be loaded; delete it, and it is made anew.</source>
        <translation>準備済みの顔モデル {path} を読み込めません。削除すると作り直されます。</translation>
    </message>
    <message>
        <source>The prepared face models cannot be written to {folder} ({reason}).</source>
        <translation>準備した顔モデルを {folder} に書き込めません（{reason}）。</translation>
    </message>
    <message>
        <source>The file of face model weights is damaged.</source>
        <translation>顔モデルの重みのファイルが壊れています。</translation>
    </message>
    <message>
        <source>The file of face model weights holds no network.</source>
        <translation>顔モデルの重みのファイルにネットワークがありません。</translation>
    </message>
    <message>
        <source>The file of face model weights has an unknown tensor.</source>
        <translation>顔モデルの重みのファイルに不明なテンソルがあります。</translation>
    </message>
    <message>
        <source>The face model&apos;s layers are in an unknown order.</source>
        <translation>顔モデルの層の順序が不明です。</translation>
    </message>
    <message>
        <source>The face model&apos;s layers do not fit together.</source>
        <translation>顔モデルの層が合いません。</translation>
    </message>
    <message>
        <source>The face detector&apos;s weights are damaged.</source>
        <translation>顔検出の重みが壊れています。</translation>
    </message>
    <message>
        <source>The face detector&apos;s weights are of an unknown kind.</source>
        <translation>顔検出の重みの種類が不明です。</translation>
    </message>
    <message>
        <source>The face detector&apos;s weights have an unknown output.</source>
        <translation>顔検出の重みの出力が不明です。</translation>
    </message>
    <message>
        <source>The face recognition weights are of an unknown kind.</source>
        <translation>顔認識の重みの種類が不明です。</translation>
    </message>
    <message>
        <source>The face recognition weights have an unknown size.</source>
        <translation>顔認識の重みの大きさが不明です。</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>アクセス権がありません</translation>
    </message>
    <message>
        <source>no such file or directory</source>
        <translation>ファイルまたはフォルダーがありません</translation>
    </message>
    <message>
        <source>input/output error</source>
        <translation>入出力エラー</translation>
    </message>
    <message>
        <source>no space left on device</source>
        <translation>ディスクの空きがありません</translation>
    </message>
    <message>
        <source>read-only file system</source>
        <translation>読み取り専用のディスクです</translation>
    </message>
    <message>
        <source>not a directory</source>
        <translation>フォルダーではありません</translation>
    </message>
    <message>
        <source>is a directory</source>
        <translation>フォルダーです</translation>
    </message>
    <message>
        <source>file name too long</source>
        <translation>ファイル名が長すぎます</translation>
    </message>
</context>
<context>
    <name>FaceActions</name>
    <message>
        <source>{action} ({key})</source>
        <translation>{action} ({key})</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>確定</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>新しい人物</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>移動…</translation>
    </message>
    <message>
        <source>Not this person</source>
        <translation>この人物ではない</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>無視</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>顔ではない</translation>
    </message>
    <message>
        <source>Make cover</source>
        <translation>代表にする</translation>
    </message>
    <message>
        <source>Look at the photo</source>
        <translation>写真を見る</translation>
    </message>
    <message>
        <source>Show in graph</source>
        <translation>グラフで表示</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>似た顔を探す</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比べる</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>タグを付ける…</translation>
    </message>
    <message>
        <source>Move to whom?</source>
        <translation>誰に移しますか?</translation>
    </message>
</context>
<context>
    <name>FaceFrame</name>
    <message>
        <source>{name}: {state}</source>
        <translation>{name}: {state}</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>無視</translation>
    </message>
    <message>
        <source>Name?</source>
        <translation>名前は?</translation>
    </message>
    <message>
        <source>{name}?</source>
        <translation>{name}?</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>無視</translation>
    </message>
    <message>
        <source>nobody&apos;s yet</source>
        <translation>まだ誰でもない</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>候補</translation>
    </message>
    <message>
        <source>confirmed by you</source>
        <translation>確定済み</translation>
    </message>
    <message>
        <source>found automatically</source>
        <translation>自動で判定</translation>
    </message>
</context>
<context>
    <name>FaceWords</name>
    <message>
        <source>No date</source>
        <translation>日付なし</translation>
    </message>
    <message>
        <source>{date}, {state}</source>
        <comment>a face: when it was taken, who decided</comment>
        <translation>{date}、{state}</translation>
    </message>
    <message>
        <source>nobody&apos;s yet</source>
        <translation>まだ誰でもない</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>候補</translation>
    </message>
    <message>
        <source>found automatically</source>
        <translation>自動で判定</translation>
    </message>
    <message>
        <source>confirmed by you</source>
        <translation>確定済み</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>無視</translation>
    </message>
    <message>
        <source>not a face</source>
        <translation>顔ではない</translation>
    </message>
</context>
<context>
    <name>FailuresDialog</name>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーで表示</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Photos that could not be read</source>
        <translation>読み取れなかった写真</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read. The files themselves are left as they are.</source>
        <translation>
            <numerusform>%Ln 個のファイルを読み取れませんでした。ファイルはそのまま残っています。</numerusform>
        </translation>
    </message>
    <message>
        <source>All photos could be read.</source>
        <translation>すべての写真を読み取れました。</translation>
    </message>
    <message>
        <source>Trying again…</source>
        <translation>再試行中…</translation>
    </message>
</context>
<context>
    <name>FailuresModel</name>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
</context>
<context>
    <name>FolderDrops</name>
    <message>
        <source>Drop to find the people in these photos</source>
        <translation>ドロップすると、これらの写真の人物を探します</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>{indent}{folder} ({photos})</source>
        <translation>{indent}{folder} ({photos})</translation>
    </message>
</context>
<context>
    <name>FoldersDialog</name>
    <message>
        <source>No folder was added yet.</source>
        <translation>まだフォルダーが追加されていません。</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>追加…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>もう一度探す</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>取り除く</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>New and changed photos in these folders are noticed by themselves. When a folder is removed, its photos and faces leave the views, but their names and all that you decided stay known: they are back when the folder is added again. The folder itself is never touched.</source>
        <translation>これらのフォルダーで新しくなった写真や変更された写真は自動的に見つかります。フォルダーを取り除くと、その写真と顔は表示されなくなりますが、名前やあなたが決めたことはすべて残り、フォルダーをもう一度追加すると元どおりになります。フォルダーそのものには触れません。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read…</source>
        <translation>
            <numerusform>%Ln 個のファイルを読み取れませんでした…</numerusform>
        </translation>
    </message>
    <message>
        <source>Removed “{name}”.</source>
        <translation>「{name}」を取り除きました。</translation>
    </message>
</context>
<context>
    <name>FoldersModel</name>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Cannot be reached now</source>
        <translation>現在アクセスできません</translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read</source>
        <translation>
            <numerusform>読み取り不可 %Ln 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FrameActions</name>
    <message>
        <source>Name…</source>
        <translation>名前を付ける…</translation>
    </message>
    <message>
        <source>Yes, it is this person</source>
        <translation>はい、この人物です</translation>
    </message>
    <message>
        <source>Not this person</source>
        <translation>この人物ではない</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>無視</translation>
    </message>
    <message>
        <source>Do not ignore</source>
        <translation>無視しない</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>顔ではない</translation>
    </message>
    <message>
        <source>Make cover</source>
        <translation>代表にする</translation>
    </message>
    <message>
        <source>Go to the person</source>
        <translation>人物へ移動</translation>
    </message>
    <message>
        <source>Show in graph</source>
        <translation>グラフで表示</translation>
    </message>
    <message>
        <source>Why this person?</source>
        <translation>なぜこの人物なのか</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>似た顔を探す</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>タグを付ける…</translation>
    </message>
    <message>
        <source>Go to this person</source>
        <translation>この人物へ移動</translation>
    </message>
    <message>
        <source>Yes, it is {name}</source>
        <translation>はい、{name} です</translation>
    </message>
    <message>
        <source>Not {name}</source>
        <translation>{name} ではない</translation>
    </message>
    <message>
        <source>Go to {name}</source>
        <translation>{name} へ移動</translation>
    </message>
    <message>
        <source>Why {name}?</source>
        <translation>なぜ {name} なのか</translation>
    </message>
</context>
<context>
    <name>GraphActions</name>
    <message>
        <source>Name…</source>
        <translation>名前を付ける…</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>統合</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>確定</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>新しい人物</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>移動…</translation>
    </message>
    <message>
        <source>Not this person</source>
        <translation>この人物ではない</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>無視</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>顔ではない</translation>
    </message>
    <message>
        <source>Cut link</source>
        <translation>つながりを切る</translation>
    </message>
    <message>
        <source>Different people</source>
        <translation>別人</translation>
    </message>
    <message>
        <source>Look at the photo</source>
        <translation>写真を見る</translation>
    </message>
    <message>
        <source>Open the person</source>
        <translation>人物を開く</translation>
    </message>
    <message>
        <source>Select all of this person</source>
        <translation>この人物の顔をすべて選択</translation>
    </message>
    <message>
        <source>Only the selected people</source>
        <translation>選択した人物だけ</translation>
    </message>
    <message>
        <source>The photo with who is near</source>
        <translation>この写真と近い顔</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>似た顔を探す</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比べる</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>タグを付ける…</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>この人は誰?</translation>
    </message>
    <message>
        <source>Merge, and keep the name</source>
        <translation>統合して残す名前</translation>
    </message>
    <message>
        <source>Do not merge</source>
        <translation>統合しない</translation>
    </message>
    <message>
        <source>Move to whom?</source>
        <translation>誰に移しますか?</translation>
    </message>
</context>
<context>
    <name>GraphBar</name>
    <message>
        <source>Longest links that are shown</source>
        <translation>表示するつながりの最大距離</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>すべて表示</translation>
    </message>
    <message>
        <source>How the faces are laid out</source>
        <translation>顔の並べ方</translation>
    </message>
    <message>
        <source>Write the graph to a file…</source>
        <translation>グラフをファイルに書き出す…</translation>
    </message>
    <message>
        <source>Show everything (Ctrl+0)</source>
        <translation>すべて表示 (Ctrl+0)</translation>
    </message>
    <message>
        <source>Links up to</source>
        <translation>つながりの上限</translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s)</source>
        <translation>
            <numerusform>顔 %Ln 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GraphPage</name>
    <message>
        <source>No faces yet. Add folders of photos, and they appear here.</source>
        <translation>まだ顔がありません。写真のフォルダーを追加すると、ここに表示されます。</translation>
    </message>
    <message>
        <source>Add folders…</source>
        <translation>フォルダーを追加…</translation>
    </message>
    <message>
        <source>There are no such faces.</source>
        <translation>そのような顔はありません。</translation>
    </message>
    <message>
        <source>Show the whole library</source>
        <translation>ライブラリ全体を表示</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln 件選択中</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GraphPlane</name>
    <message>
        <source>Face graph</source>
        <translation>顔のグラフ</translation>
    </message>
</context>
<context>
    <name>GraphProgress</name>
    <message>
        <source>Laying out the faces…</source>
        <translation>顔を並べています…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>GraphSaver</name>
    <message>
        <source>Write the graph to a file</source>
        <translation>グラフをファイルに書き出す</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>画像 (*.png)</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>図形 (*.svg)</translation>
    </message>
    <message>
        <source>GraphML, for other graph programs (*.graphml)</source>
        <translation>GraphML、他のグラフ用ソフト向け (*.graphml)</translation>
    </message>
    <message>
        <source>GEXF, for Gephi (*.gexf)</source>
        <translation>GEXF、Gephi 向け (*.gexf)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Wrote the graph to {file}.</source>
        <translation>グラフを {file} に書き出しました。</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Show or hide the sidebar</source>
        <translation>サイドバーの表示/非表示</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Distances between the faces in view</source>
        <translation>表示中の顔どうしの距離</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>What you do appears here, and can be taken back.</source>
        <translation>操作したことがここに表示され、元に戻すことができます。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Close the history</source>
        <translation>履歴を閉じる</translation>
    </message>
    <message>
        <source>Before the first edit</source>
        <translation>最初の編集の前</translation>
    </message>
</context>
<context>
    <name>IntervalWords</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln 日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln week(s)</source>
        <translation>
            <numerusform>%Ln 週間</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln month(s)</source>
        <translation>
            <numerusform>%Ln か月</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln year(s)</source>
        <translation>
            <numerusform>%Ln 年</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeyTable</name>
    <message>
        <source>Keys</source>
        <translation>キー操作</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between keys that do the same</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>どこでも</translation>
    </message>
    <message>
        <source>Add folders of photos</source>
        <translation>写真のフォルダーを追加</translation>
    </message>
    <message>
        <source>People, Unnamed, Review, Graph, Photos …</source>
        <translation>人物、名前なし、確認、グラフ、写真 …</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Back to where you came from</source>
        <translation>前の場所に戻る</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>Everything that was done, to go back in</source>
        <translation>操作の履歴をさかのぼる</translation>
    </message>
    <message>
        <source>Bigger, smaller, usual size</source>
        <translation>大きく、小さく、標準の大きさ</translation>
    </message>
    <message>
        <source>Narrow sidebar</source>
        <translation>サイドバーを狭くする</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>This table</source>
        <translation>この一覧</translation>
    </message>
    <message>
        <source>People and faces</source>
        <translation>人物と顔</translation>
    </message>
    <message>
        <source>Name the selected person or face</source>
        <translation>選択した人物または顔に名前を付ける</translation>
    </message>
    <message>
        <source>Merge the selected people; move the selected faces</source>
        <translation>選択した人物を統合、選択した顔を移動</translation>
    </message>
    <message>
        <source>Confirm the selected faces</source>
        <translation>選択した顔を確定</translation>
    </message>
    <message>
        <source>Make a new person of the selected faces</source>
        <translation>選択した顔から新しい人物を作る</translation>
    </message>
    <message>
        <source>Not this person</source>
        <translation>この人物ではない</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>無視</translation>
    </message>
    <message>
        <source>Tag the selected faces</source>
        <translation>選択した顔にタグを付ける</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>顔ではない</translation>
    </message>
    <message>
        <source>Take out of the bin</source>
        <translation>「顔以外」から戻す</translation>
    </message>
    <message>
        <source>Look at the photo, and back</source>
        <translation>写真を見る、戻る</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>Previous and next photo</source>
        <translation>前の写真、次の写真</translation>
    </message>
    <message>
        <source>Whole photo, actual size</source>
        <translation>写真全体、実際のサイズ</translation>
    </message>
    <message>
        <source>From face to face</source>
        <translation>顔から顔へ</translation>
    </message>
    <message>
        <source>Draw a face</source>
        <translation>顔を枠で囲む</translation>
    </message>
    <message>
        <source>Show or hide the frames</source>
        <translation>枠の表示と非表示</translation>
    </message>
    <message>
        <source>About this photo</source>
        <translation>この写真について</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>Select all; select all of this person</source>
        <translation>すべて選択、この人物をすべて選択</translation>
    </message>
    <message>
        <source>Move the selected faces to somebody</source>
        <translation>選択した顔を誰かに移す</translation>
    </message>
    <message>
        <source>Cut the link between two faces</source>
        <translation>2 つの顔のつながりを切る</translation>
    </message>
    <message>
        <source>The selected people are different people</source>
        <translation>選択した人物は別人</translation>
    </message>
    <message>
        <source>Show only the selected people</source>
        <translation>選択した人物だけを表示</translation>
    </message>
    <message>
        <source>Open the person</source>
        <translation>人物を開く</translation>
    </message>
    <message>
        <source>Look at the photo</source>
        <translation>写真を見る</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>すべて表示</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>Yes, it is this person</source>
        <translation>はい、この人物です</translation>
    </message>
    <message>
        <source>No, it is somebody else</source>
        <translation>いいえ、別人です</translation>
    </message>
    <message>
        <source>Skip, decide later</source>
        <translation>スキップして後で決める</translation>
    </message>
    <message>
        <source>Ignore this face</source>
        <translation>この顔を無視</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>この人は誰?</translation>
    </message>
    <message>
        <source>Ask about the photo in the clipboard</source>
        <translation>クリップボードの写真について調べる</translation>
    </message>
</context>
<context>
    <name>LayoutMenu</name>
    <message>
        <source>A circle for each person</source>
        <translation>人物ごとに円</translation>
    </message>
    <message>
        <source>By springs: alike is near</source>
        <translation>ばね: 似た顔を近くに</translation>
    </message>
    <message>
        <source>Map of faces: alike is near</source>
        <translation>顔の地図: 似た顔を近くに</translation>
    </message>
    <message>
        <source>Lay out again</source>
        <translation>並べ直す</translation>
    </message>
    <message>
        <source>By springs: for at most {count} faces</source>
        <translation>ばね: 顔 {count} 件まで</translation>
    </message>
    <message>
        <source>Map of faces: of the whole library only</source>
        <translation>顔の地図: ライブラリ全体のみ</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Select people or faces first</source>
        <translation>先に人物または顔を選択してください</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>人物(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>外観(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
</context>
<context>
    <name>MergeOffer</name>
    <message>
        <source>Another name</source>
        <translation>別の名前</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>写真 %n 枚</numerusform>
        </translation>
    </message>
    <message>
        <source>There is {name} already, in {photos}. The same person?</source>
        <translation>{name} はすでにいます ({photos})。同じ人物ですか?</translation>
    </message>
    <message>
        <source>Merge into {name}</source>
        <translation>{name} に統合</translation>
    </message>
    <message>
        <source>Merge with {name}</source>
        <translation>{name} と統合</translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>Overview</source>
        <translation>全体図</translation>
    </message>
    <message>
        <source>The whole graph, with a frame around what is seen. Click or drag to move.</source>
        <translation>グラフ全体と、表示中の範囲を示す枠。クリックまたはドラッグで移動します。</translation>
    </message>
</context>
<context>
    <name>MonthBar</name>
    <message>
        <source>Photos by month</source>
        <translation>月別の写真</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>写真 %Ln 枚</numerusform>
        </translation>
    </message>
    <message>
        <source>{when}: {photos}</source>
        <translation>{when}: {photos}</translation>
    </message>
    <message>
        <source>yyyy</source>
        <comment>a year, as a format of QLocale</comment>
        <translation>yyyy年</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>a month, as a format of QLocale</comment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <translation>{first}～{last}</translation>
    </message>
</context>
<context>
    <name>MoreStrip</name>
    <message>
        <source>Review</source>
        <translation>確認</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more that may be this person</source>
        <translation>
            <numerusform>この人物かもしれない顔がほかに %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more that may be {name}</source>
        <translation>
            <numerusform>{name} かもしれない顔がほかに %Ln 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NameButton</name>
    <message>
        <source>Change the name (F2)</source>
        <translation>名前を変更 (F2)</translation>
    </message>
    <message>
        <source>Name?</source>
        <translation>名前は?</translation>
    </message>
    <message>
        <source>No name yet, press to name this person</source>
        <translation>まだ名前がありません。押すと名前を付けられます</translation>
    </message>
    <message>
        <source>{name}, press to change the name</source>
        <translation>{name}。押すと名前を変更できます</translation>
    </message>
</context>
<context>
    <name>NameEditor</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
</context>
<context>
    <name>NameList</name>
    <message>
        <source>Known names</source>
        <translation>登録済みの名前</translation>
    </message>
</context>
<context>
    <name>NamedPeople</name>
    <message>
        <source>People with names</source>
        <translation>名前のある人物</translation>
    </message>
</context>
<context>
    <name>News</name>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Undone: {title}</source>
        <translation>元に戻しました: {title}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>Done again: {title}</source>
        <translation>やり直しました: {title}</translation>
    </message>
    <message>
        <source>The library is busy; this is done as soon as it is free.</source>
        <translation>ライブラリは使用中です。空き次第、実行されます。</translation>
    </message>
    <message>
        <source>Something went wrong that should not have.</source>
        <translation>予期しない問題が起きました。</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
</context>
<context>
    <name>Note</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Close the note</source>
        <translation>お知らせを閉じる</translation>
    </message>
</context>
<context>
    <name>PairsModel</name>
    <message>
        <source>Name?</source>
        <translation>名前は?</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>With</source>
        <translation>相手</translation>
    </message>
    <message>
        <source>Photos together</source>
        <translation>一緒の写真</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>リフト</translation>
    </message>
    <message>
        <source>{times} as often as by chance</source>
        <translation>偶然の {times}</translation>
    </message>
    <message>
        <source>{number}×</source>
        <comment>so many times</comment>
        <translation>{number} 倍</translation>
    </message>
    <message>
        <source>Show the photos of both</source>
        <translation>二人の写真を表示</translation>
    </message>
</context>
<context>
    <name>PartsPanel</name>
    <message>
        <source>Back to all faces (Esc)</source>
        <translation>すべての顔に戻る (Esc)</translation>
    </message>
    <message>
        <source>Back to all faces</source>
        <translation>すべての顔に戻る</translation>
    </message>
    <message>
        <source>Parts of this person</source>
        <translation>この人物の各部分</translation>
    </message>
    <message>
        <source>More than one person?</source>
        <translation>複数の人物が混ざっている?</translation>
    </message>
    <message>
        <source>Weak points</source>
        <translation>弱いつながり</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>調べています…</translation>
    </message>
    <message>
        <source>These are all of one person, as far as one can see.</source>
        <translation>見たところ、すべて同じ人物です。</translation>
    </message>
    <message numerus="yes">
        <source>These look like %n people.</source>
        <translation>
            <numerusform>%n 人が混ざっているようです。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These may be %n people, or one at different ages.</source>
        <translation>
            <numerusform>%n 人かもしれませんし、年齢の違う同じ人かもしれません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s) stay</source>
        <translation>
            <numerusform>%Ln 件の顔は残ります</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s)</source>
        <translation>
            <numerusform>顔 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Make a new person</source>
        <translation>新しい人物にする</translation>
    </message>
    <message>
        <source>Where one wrong face would bring many along.</source>
        <translation>間違った顔が 1 つあると、ほかの多くの顔も巻き込まれるところです。</translation>
    </message>
    <message numerus="yes">
        <source>There are %n parts that no two faces join; as a whole they are alike, or you put them together.</source>
        <translation>
            <numerusform>互いにつながる顔のない %n つの部分があります。全体として似ているか、あなたが一緒にしたものです。</numerusform>
        </translation>
    </message>
    <message>
        <source>There are none; every face is like several others.</source>
        <translation>ありません。どの顔も、ほかのいくつかの顔に似ています。</translation>
    </message>
    <message>
        <source>Only these two join {one} and {other} faces.</source>
        <translation>{one} 件と {other} 件の顔をつないでいるのは、この 2 つだけです。</translation>
    </message>
    <message>
        <source>Take the smaller part out</source>
        <translation>小さいほうを取り出す</translation>
    </message>
    <message>
        <source>Only this face joins {one} and {other} faces.</source>
        <translation>{one} 件と {other} 件の顔をつないでいるのは、この顔だけです。</translation>
    </message>
    <message>
        <source>Not this person</source>
        <translation>この人物ではない</translation>
    </message>
</context>
<context>
    <name>PeopleActions</name>
    <message>
        <source>Name…</source>
        <translation>名前を付ける…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Look at the photo</source>
        <translation>写真を見る</translation>
    </message>
    <message>
        <source>Show in graph</source>
        <translation>グラフで表示</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>統合</translation>
    </message>
    <message>
        <source>Different people</source>
        <translation>別人</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>再表示</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>無視</translation>
    </message>
    <message>
        <source>{action} ({key})</source>
        <translation>{action} ({key})</translation>
    </message>
    <message>
        <source>Merge, and keep the name</source>
        <translation>統合して残す名前</translation>
    </message>
    <message>
        <source>Do not merge</source>
        <translation>統合しない</translation>
    </message>
</context>
<context>
    <name>PeopleBar</name>
    <message>
        <source>Sort by</source>
        <translation>並べ替え</translation>
    </message>
    <message>
        <source>Sort again</source>
        <translation>並べ直す</translation>
    </message>
    <message>
        <source>Most photos first</source>
        <translation>写真の多い順</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>名前順</translation>
    </message>
    <message>
        <source>Newest photo first</source>
        <translation>写真の新しい順</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {people}</source>
        <translation>{people}中 {shown}</translation>
    </message>
    <message numerus="yes">
        <source>Ignore all %n who are in one photo only</source>
        <translation>
            <numerusform>写真が 1 枚だけの %n 人をすべて無視</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ignore %n</source>
        <translation>
            <numerusform>%n 人を無視</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>People</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Nobody here is called “{text}”.</source>
        <translation>「{text}」という名前の人はここにいません。</translation>
    </message>
    <message>
        <source>Your photos are being searched. Who is in them comes here.</source>
        <translation>写真を調べています。写っている人がここに表示されます。</translation>
    </message>
    <message>
        <source>Everybody has a name.</source>
        <translation>全員に名前があります。</translation>
    </message>
    <message>
        <source>Nobody is ignored. Strangers whom you ignore are kept here.</source>
        <translation>無視した人はいません。無視した他人はここに残ります。</translation>
    </message>
    <message>
        <source>Nobody here yet. Who is in your photos is shown here.</source>
        <translation>まだ誰もいません。写真に写っている人がここに表示されます。</translation>
    </message>
    <message>
        <source>Add folders…</source>
        <translation>フォルダーを追加…</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleWords</name>
    <message>
        <source>Without a name</source>
        <translation>名前なし</translation>
    </message>
    <message>
        <source>{name}, {faces}, {photos}</source>
        <comment>a person, as a screen reader says it</comment>
        <translation>{name}、{faces}、{photos}</translation>
    </message>
</context>
<context>
    <name>PersonChooser</name>
    <message>
        <source>Nobody is called “{name}”.</source>
        <translation>「{name}」という名前の人はいません。</translation>
    </message>
</context>
<context>
    <name>PersonDelegate</name>
    <message>
        <source>Name?</source>
        <translation>名前は?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>写真 %Ln 枚</numerusform>
        </translation>
    </message>
    <message>
        <source>{photos} · {faces}</source>
        <translation>{photos} · {faces}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s)</source>
        <translation>
            <numerusform>顔 %Ln 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonField</name>
    <message>
        <source>Nobody is called “{name}”.</source>
        <translation>「{name}」という名前の人はいません。</translation>
    </message>
</context>
<context>
    <name>PersonHeader</name>
    <message>
        <source>More</source>
        <translation>その他</translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s)</source>
        <translation>
            <numerusform>顔 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>写真 %Ln 枚</numerusform>
        </translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>無視</translation>
    </message>
    <message>
        <source>yyyy</source>
        <comment>a year, as a format of QLocale</comment>
        <translation>yyyy年</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>a month, as a format of QLocale</comment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <translation>{first}～{last}</translation>
    </message>
    <message>
        <source>From {first} to {last}</source>
        <translation>{first} から {last} まで</translation>
    </message>
</context>
<context>
    <name>PersonMenu</name>
    <message>
        <source>Change the name…</source>
        <translation>名前を変更…</translation>
    </message>
    <message>
        <source>Choose the picture automatically</source>
        <translation>代表の顔を自動で選ぶ</translation>
    </message>
    <message>
        <source>Looks like two people? Show</source>
        <translation>2 人が混ざっている? 調べる</translation>
    </message>
    <message>
        <source>Show weak points</source>
        <translation>弱いつながりを表示</translation>
    </message>
    <message>
        <source>Show in graph</source>
        <translation>グラフで表示</translation>
    </message>
    <message>
        <source>Different from…</source>
        <translation>別人とする…</translation>
    </message>
    <message>
        <source>Ignore this person</source>
        <translation>この人物を無視</translation>
    </message>
    <message>
        <source>Show this person again</source>
        <translation>この人物を再表示</translation>
    </message>
    <message>
        <source>Forget for ever…</source>
        <translation>完全に忘れる…</translation>
    </message>
    <message>
        <source>Different from whom?</source>
        <translation>誰と別人ですか?</translation>
    </message>
    <message>
        <source>Forget for ever</source>
        <translation>完全に忘れる</translation>
    </message>
    <message>
        <source>this person</source>
        <translation>この人物</translation>
    </message>
    <message>
        <source>Forget {name} for ever?</source>
        <translation>{name} を完全に忘れますか?</translation>
    </message>
    <message numerus="yes">
        <source>The name, and everything that tells how this person looks, is deleted for %Ln face(s). They will not be recognised again. Your photos stay as they are.

This cannot be undone.</source>
        <translation>
            <numerusform>%Ln 件の顔について、名前と、この人物の見た目を表すデータがすべて削除されます。今後この顔は認識されません。写真はそのまま残ります。

この操作は元に戻せません。</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>忘れる</translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message>
        <source>Faces</source>
        <translation>顔</translation>
    </message>
    <message>
        <source>This person is no longer there.</source>
        <translation>この人物はもうありません。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>No face looks odd here.</source>
        <translation>おかしな顔はありません。</translation>
    </message>
    <message>
        <source>There are no photos of this person now.</source>
        <translation>現在この人物の写真はありません。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s)</source>
        <translation>
            <numerusform>顔 %Ln 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonStrip</name>
    <message>
        <source>Split</source>
        <translation>分ける</translation>
    </message>
    <message>
        <source>Show the next</source>
        <translation>次を表示</translation>
    </message>
    <message>
        <source>Only this person</source>
        <translation>この人物だけ</translation>
    </message>
    <message>
        <source>Show the whole library</source>
        <translation>ライブラリ全体を表示</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>調べています…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s) that no link joins; as a whole they are alike, or you put them together.</source>
        <translation>
            <numerusform>つながりのない %Ln 個の部分があります。全体として似ているか、あなたがまとめたものです。</numerusform>
        </translation>
    </message>
    <message>
        <source>No weak points: every face is like several others.</source>
        <translation>弱い箇所はありません。どの顔も他のいくつかの顔と似ています。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln single link(s), in red, hold parts together.</source>
        <translation>
            <numerusform>赤いつながり %Ln 本だけが、離れた部分を結んでいます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln single face(s), in red, hold parts together.</source>
        <translation>
            <numerusform>赤い顔 %Ln 件だけが、離れた部分を結んでいます。</numerusform>
        </translation>
    </message>
    <message>
        <source>{links} and {faces}, in red, hold parts together.</source>
        <translation>赤い{links}と{faces}だけが、離れた部分を結んでいます。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln single link(s)</source>
        <translation>
            <numerusform>つながり %Ln 本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln single face(s)</source>
        <translation>
            <numerusform>顔 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These look like %n people, each in a colour.</source>
        <translation>
            <numerusform>%n 人のようです。人物ごとに色分けしています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These may be %n people, each in a colour, or one at different ages.</source>
        <translation>
            <numerusform>色分けした %n 人か、年齢の違う同じ人物かもしれません。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonTools</name>
    <message>
        <source>Faces</source>
        <translation>顔</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>Odd ones first</source>
        <translation>疑わしい順</translation>
    </message>
    <message>
        <source>Faces that fit this person badly come first</source>
        <translation>この人物に合わない顔を先に表示します</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>並べ替え</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>新しい順</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>古い順</translation>
    </message>
    <message>
        <source>Best pictures first</source>
        <translation>写りの良い順</translation>
    </message>
    <message>
        <source>{when}: show all months</source>
        <translation>{when}: すべての月を表示</translation>
    </message>
    <message>
        <source>Show all months</source>
        <translation>すべての月を表示</translation>
    </message>
</context>
<context>
    <name>PhotoActions</name>
    <message>
        <source>Previous photo</source>
        <translation>前の写真</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>次の写真</translation>
    </message>
    <message>
        <source>First photo</source>
        <translation>最初の写真</translation>
    </message>
    <message>
        <source>Last photo</source>
        <translation>最後の写真</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>写真全体</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>実際の大きさ</translation>
    </message>
    <message>
        <source>Draw a face</source>
        <translation>顔を枠で囲む</translation>
    </message>
    <message>
        <source>Show faces</source>
        <translation>顔を表示</translation>
    </message>
    <message>
        <source>About this photo</source>
        <translation>この写真について</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Show these faces in the graph</source>
        <translation>これらの顔をグラフで表示</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーで表示</translation>
    </message>
    <message>
        <source>Ignore all without a name here</source>
        <translation>ここの名前のない顔をすべて無視</translation>
    </message>
    <message>
        <source>{action} ({key})</source>
        <translation>{action} ({key})</translation>
    </message>
</context>
<context>
    <name>PhotoBar</name>
    <message>
        <source>Size</source>
        <translation>大きさ</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} / {count}</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number}%</translation>
    </message>
</context>
<context>
    <name>PhotoDates</name>
    <message>
        <source>MMMM yyyy</source>
        <comment>a month, as a format of QLocale</comment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <comment>a month in short, as a format of QLocale</comment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>ddd d</source>
        <comment>a day of a month, as a format of QLocale</comment>
        <translation>d日(ddd)</translation>
    </message>
</context>
<context>
    <name>PhotoFaces</name>
    <message>
        <source>Draw a frame around the face</source>
        <translation>顔を枠で囲んでください</translation>
    </message>
    <message>
        <source>Looking at the face…</source>
        <translation>顔を調べています…</translation>
    </message>
    <message>
        <source>It can be named, but is not used for finding others.</source>
        <translation>名前は付けられますが、ほかの顔を探すのには使われません。</translation>
    </message>
    <message>
        <source>This face was found already.</source>
        <translation>この顔はすでに見つかっています。</translation>
    </message>
</context>
<context>
    <name>PhotoFilters</name>
    <message>
        <source>Who is there</source>
        <translation>写っている人</translation>
    </message>
    <message>
        <source>Who is not there</source>
        <translation>写っていない人</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Without faces</source>
        <translation>顔なし</translation>
    </message>
</context>
<context>
    <name>PhotoInfoPanel</name>
    <message>
        <source>About this photo</source>
        <translation>この写真について</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>撮影日時</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>カメラ</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Also here</source>
        <translation>ほかの場所</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーで表示</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>パスをコピー</translation>
    </message>
    <message>
        <source>Close (Ctrl+I)</source>
        <translation>閉じる (Ctrl+I)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>File last changed</source>
        <translation>ファイルの更新日時</translation>
    </message>
    <message>
        <source>{date}, {time}</source>
        <translation>{date} {time}</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} ピクセル</translation>
    </message>
    <message>
        <source>{pixels}, {bytes}</source>
        <translation>{pixels}、{bytes}</translation>
    </message>
</context>
<context>
    <name>PhotoTerms</name>
    <message>
        <source>Without {name}</source>
        <translation>{name} なし</translation>
    </message>
    <message>
        <source>Not “{text}”</source>
        <translation>「{text}」以外</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>「{text}」</translation>
    </message>
    <message>
        <source>{one} or {other}</source>
        <translation>{one} または {other}</translation>
    </message>
    <message numerus="yes">
        <source>{one} or %n other(s)</source>
        <translation>
            <numerusform>{one} またはほか %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Without faces</source>
        <translation>顔なし</translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>Photo</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>This photo is no longer there.</source>
        <translation>この写真はもうありません。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
</context>
<context>
    <name>PhotosBar</name>
    <message>
        <source>Go to</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>Go to a month</source>
        <translation>月を選んで移動</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>There are changes: show them</source>
        <translation>変更があります。表示する</translation>
    </message>
    <message>
        <source>Show changes</source>
        <translation>変更を表示</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>写真 %n 枚</numerusform>
        </translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>a month, as a format of QLocale</comment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>yyyy</source>
        <comment>a year, as a format of QLocale</comment>
        <translation>yyyy年</translation>
    </message>
    <message>
        <source>{month} ({photos})</source>
        <translation>{month} ({photos})</translation>
    </message>
</context>
<context>
    <name>PhotosPage</name>
    <message>
        <source>Look at the photo</source>
        <translation>写真を見る</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーで表示</translation>
    </message>
    <message>
        <source>Ignore all without a name here</source>
        <translation>ここの名前のない顔をすべて無視</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>No photo matches.</source>
        <translation>条件に合う写真はありません。</translation>
    </message>
    <message>
        <source>Show all photos</source>
        <translation>すべての写真を表示</translation>
    </message>
    <message>
        <source>No photos yet. Add the folders that they are in.</source>
        <translation>まだ写真がありません。写真のあるフォルダーを追加してください。</translation>
    </message>
    <message>
        <source>Add folders…</source>
        <translation>フォルダーを追加…</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>写真 %n 枚</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>No</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>スキップ</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>無視</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>写真全体</translation>
    </message>
    <message>
        <source>{action} ({key})</source>
        <translation>{action} ({key})</translation>
    </message>
    <message>
        <source>There are no suggestions for this person now.</source>
        <translation>現在この人物の候補はありません。</translation>
    </message>
    <message>
        <source>Looking for questions…</source>
        <translation>質問を探しています…</translation>
    </message>
    <message>
        <source>Nothing to ask. Name people, and come back when there is more.</source>
        <translation>質問はありません。人物に名前を付けてから、また来てください。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more face(s) of the same group</source>
        <translation>
            <numerusform>同じグループの顔がほかに %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody without a name</source>
        <translation>名前のない人</translation>
    </message>
    <message>
        <source>{count} to go</source>
        <translation>残り {count} 件</translation>
    </message>
    <message>
        <source>Yes makes one person of both, with the name {name}.</source>
        <translation>「はい」を選ぶと 1 人にまとめ、名前は {name} になります。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more face(s) of {name}</source>
        <translation>
            <numerusform>ほかに {name} の顔 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Are {name} and {other} the same person?</source>
        <translation>{name} と {other} は同じ人物ですか?</translation>
    </message>
    <message>
        <source>Are these the same person?</source>
        <translation>これらは同じ人物ですか?</translation>
    </message>
    <message>
        <source>Is this really {name}?</source>
        <translation>これは本当に {name} ですか?</translation>
    </message>
    <message>
        <source>Is this {name}?</source>
        <translation>これは {name} ですか?</translation>
    </message>
</context>
<context>
    <name>ReviewSheet</name>
    <message>
        <source>Click away whoever it is not, then confirm the rest.</source>
        <translation>違う人をクリックして外し、残りを確定してください。</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>候補</translation>
    </message>
    <message>
        <source>One at a time</source>
        <translation>1 件ずつ</translation>
    </message>
    <message>
        <source>Who else is {name}?</source>
        <translation>ほかに {name} は?</translation>
    </message>
    <message>
        <source>Who else is this person?</source>
        <translation>ほかにこの人物は?</translation>
    </message>
    <message>
        <source>probably the same, {percent}%</source>
        <translation>同じ人物の可能性 {percent}%</translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n</source>
        <translation>
            <numerusform>%n 件を確定</numerusform>
        </translation>
    </message>
    <message>
        <source>None of them</source>
        <translation>どれでもない</translation>
    </message>
</context>
<context>
    <name>ScanStrip</name>
    <message>
        <source>Scan</source>
        <translation>スキャン</translation>
    </message>
    <message>
        <source>Progress of the scan</source>
        <translation>スキャンの進み具合</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Looking for photos…</source>
        <translation>写真を探しています…</translation>
    </message>
    <message>
        <source>Scanning</source>
        <translation>スキャン中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>Finding out who is who…</source>
        <translation>誰が誰かを調べています…</translation>
    </message>
    <message>
        <source>Grouping everybody again…</source>
        <translation>全員をグループ分けし直しています…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>中止しました</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>ScanWords</name>
    <message numerus="yes">
        <source>{done} of %Ln photo(s)</source>
        <translation>
            <numerusform>写真 {done} / %Ln 枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s)</source>
        <translation>
            <numerusform>顔 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln 人</numerusform>
        </translation>
    </message>
    <message>
        <source>{rate}/s</source>
        <translation>{rate} 枚/秒</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>1 分以内</translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>約 %Ln 分</numerusform>
        </translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>約 {hours} 時間 {minutes} 分</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) searched</source>
        <translation>
            <numerusform>%Ln 枚の写真を調べました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new face(s)</source>
        <translation>
            <numerusform>新しい顔 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>No new photos</source>
        <translation>新しい写真はありません</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) cannot be reached now</source>
        <translation>
            <numerusform>%Ln 個のフォルダーに現在アクセスできません</numerusform>
        </translation>
    </message>
    <message>
        <source>The next scan goes on from here</source>
        <translation>次のスキャンはここから続きます</translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read</source>
        <translation>
            <numerusform>読み取り不可 %Ln 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scanning</name>
    <message>
        <source>Whole folders are looked through. Add “{name}” too?</source>
        <translation>フォルダー全体を調べます。「{name}」も追加しますか?</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>There is neither a folder nor a photo among these.</source>
        <translation>この中にはフォルダーも写真もありません。</translation>
    </message>
</context>
<context>
    <name>ScopeBox</name>
    <message>
        <source>What the graph shows</source>
        <translation>グラフに表示するもの</translation>
    </message>
    <message>
        <source>Whole library</source>
        <translation>ライブラリ全体</translation>
    </message>
    <message>
        <source>Unnamed faces</source>
        <translation>名前のない顔</translation>
    </message>
    <message>
        <source>Only the selected people</source>
        <translation>選択した人物だけ</translation>
    </message>
    <message>
        <source>The photo of the selected face</source>
        <translation>選択した顔の写真</translation>
    </message>
    <message>
        <source>Select somebody first.</source>
        <translation>先に誰かを選択してください。</translation>
    </message>
    <message>
        <source>One photo, and who is near</source>
        <translation>1 枚の写真と近い顔</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>1 人の人物</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln 人</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScopeChoice</name>
    <message>
        <source>&amp;Only this face</source>
        <translation>この顔だけ(&amp;O)</translation>
    </message>
    <message>
        <source>What is named</source>
        <translation>名前を付ける対象</translation>
    </message>
    <message numerus="yes">
        <source>&amp;All %n face(s) of this person</source>
        <translation>
            <numerusform>この人物の顔 %n 件すべて(&amp;A)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;All %n face(s) of {name}</source>
        <translation>
            <numerusform>{name} の顔 %n 件すべて(&amp;A)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search people, dates, folders…</source>
        <translation>人物、日付、フォルダーを検索…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
</context>
<context>
    <name>SearchSettings</name>
    <message>
        <source>Thorough: finds most faces</source>
        <translation>精密: ほとんどの顔を見つける</translation>
    </message>
    <message>
        <source>Quick: finds faces that look at the camera</source>
        <translation>高速: 正面を向いた顔を見つける</translation>
    </message>
    <message>
        <source>one for each processor core</source>
        <translation>プロセッサのコアごとに 1 つ</translation>
    </message>
    <message>
        <source>Search all photos again</source>
        <translation>すべての写真をもう一度調べる</translation>
    </message>
    <message>
        <source>&amp;Detector</source>
        <translation>顔の検出(&amp;D)</translation>
    </message>
    <message>
        <source>Photo &amp;size</source>
        <translation>写真の大きさ(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Workers</source>
        <translation>並列処理の数(&amp;W)</translation>
    </message>
    <message>
        <source>Larger photos show smaller faces, and take longer. This counts for photos that are searched from now on.</source>
        <translation>写真が大きいほど小さな顔も見つかりますが、時間がかかります。これから調べる写真に適用されます。</translation>
    </message>
    <message>
        <source>as large as they are</source>
        <translation>元の大きさのまま</translation>
    </message>
    <message>
        <source>{n} pixels (usual)</source>
        <translation>{n} ピクセル (標準)</translation>
    </message>
    <message>
        <source>{n} pixels</source>
        <translation>{n} ピクセル</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>People</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Unnamed</source>
        <translation>名前なし</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>無視</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>顔以外</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>この人は誰?</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>来訪者</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>一緒の人</translation>
    </message>
    <message>
        <source>Clean a set</source>
        <translation>セットの整理</translation>
    </message>
</context>
<context>
    <name>SectionList</name>
    <message>
        <source>Sections</source>
        <translation>セクション</translation>
    </message>
    <message>
        <source>{section}, {number}</source>
        <translation>{section}、{number}</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Select nothing (Esc)</source>
        <translation>選択を解除 (Esc)</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>選択を解除</translation>
    </message>
</context>
<context>
    <name>SensitivityPanel</name>
    <message>
        <source>Group this way</source>
        <translation>この感度でグループ分け</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>標準</translation>
    </message>
    <message>
        <source>How different faces of one person may be</source>
        <translation>同じ人物の顔に許す違いの大きさ</translation>
    </message>
    <message>
        <source>Only faces that are very alike: more people</source>
        <translation>よく似た顔だけ: 人物が増える</translation>
    </message>
    <message>
        <source>Also less alike ones: fewer people</source>
        <translation>あまり似ていない顔も: 人物が減る</translation>
    </message>
    <message>
        <source>now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>then</source>
        <translation>変更後</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>of them in several photos</source>
        <translation>うち複数の写真に写る人</translation>
    </message>
    <message>
        <source>about {n}</source>
        <translation>約 {n}</translation>
    </message>
    <message>
        <source>Grouping everybody again…</source>
        <translation>全員をグループ分けし直しています…</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>数えています…</translation>
    </message>
    <message>
        <source>Names, and all that you decided, stay as they are.</source>
        <translation>名前や、あなたが決めたことはそのまま残ります。</translation>
    </message>
</context>
<context>
    <name>SetFoldersModel</name>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>要確認</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>残す</translation>
    </message>
    <message>
        <source>too few</source>
        <translation>少なすぎ</translation>
    </message>
</context>
<context>
    <name>SetGrid</name>
    <message>
        <source>Pictures of the set</source>
        <translation>セットの画像</translation>
    </message>
    <message>
        <source>{file}, {finding}</source>
        <translation>{file}、{finding}</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>Searching for faces</source>
        <translation>顔の検索</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>感度</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>キャッシュ</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Names</source>
        <translation>名前</translation>
    </message>
</context>
<context>
    <name>SizeSlider</name>
    <message>
        <source>Size</source>
        <translation>大きさ</translation>
    </message>
    <message>
        <source>Size (Ctrl+wheel)</source>
        <translation>大きさ (Ctrl+ホイール)</translation>
    </message>
</context>
<context>
    <name>TagPanel</name>
    <message>
        <source>Smiling, glasses, asleep…</source>
        <translation>笑顔、眼鏡、寝顔…</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>閉じる (Esc)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message numerus="yes">
        <source>Tag %n face(s)</source>
        <translation>
            <numerusform>%n 個の顔にタグを付ける</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TogetherPage</name>
    <message>
        <source>Show everybody</source>
        <translation>全員を表示</translation>
    </message>
    <message>
        <source>Write the graph…</source>
        <translation>グラフを書き出す…</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>ペア</translation>
    </message>
    <message>
        <source>Show the photos of both</source>
        <translation>二人の写真を表示</translation>
    </message>
    <message>
        <source>Photos together, at least</source>
        <translation>一緒の写真の最少枚数</translation>
    </message>
    <message>
        <source>Counting who is with whom…</source>
        <translation>誰が誰と一緒かを数えています…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Nobody is in any photo yet. Add the folders that your photos are in, and see who is with whom.</source>
        <translation>まだ誰も写真に写っていません。写真のフォルダーを追加すると、誰が誰と一緒かがわかります。</translation>
    </message>
    <message>
        <source>Add folders…</source>
        <translation>フォルダーを追加…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pair(s)</source>
        <translation>
            <numerusform>%Ln 組</numerusform>
        </translation>
    </message>
    <message>
        <source>No two people are in so many photos together.</source>
        <translation>それだけの枚数に一緒に写っている二人はいません。</translation>
    </message>
    <message>
        <source>Show all pairs</source>
        <translation>すべてのペアを表示</translation>
    </message>
    <message>
        <source>No photo shows two people whom photoorg can tell apart.</source>
        <translation>見分けられる二人が一緒に写った写真はありません。</translation>
    </message>
    <message>
        <source>GraphML, for other graph programs (*.graphml)</source>
        <translation>GraphML、他のグラフ用ソフト向け (*.graphml)</translation>
    </message>
    <message>
        <source>Write the graph of people</source>
        <translation>人物のグラフを書き出す</translation>
    </message>
    <message>
        <source>Wrote the graph to {file}.</source>
        <translation>グラフを {file} に書き出しました。</translation>
    </message>
</context>
<context>
    <name>UndoTitles</name>
    <message>
        <source>&amp;Undo {title}</source>
        <translation>元に戻す: {title}(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo {title}</source>
        <translation>やり直す: {title}(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>やり直す(&amp;R)</translation>
    </message>
</context>
<context>
    <name>Visitors</name>
    <message>
        <source>Stopped coming</source>
        <translation>来なくなった</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新しい</translation>
    </message>
    <message>
        <source>Occasional</source>
        <translation>時々</translation>
    </message>
    <message>
        <source>Regular</source>
        <translation>常連</translation>
    </message>
    <message>
        <source>Not in this period</source>
        <translation>この期間にはなし</translation>
    </message>
    <message>
        <source>Name?</source>
        <translation>名前は?</translation>
    </message>
</context>
<context>
    <name>VisitorsBar</name>
    <message>
        <source>Who is shown</source>
        <translation>表示する人</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全員</translation>
    </message>
    <message>
        <source>Regular visitors</source>
        <translation>常連の来訪者</translation>
    </message>
    <message>
        <source>Occasional visitors</source>
        <translation>時々の来訪者</translation>
    </message>
    <message>
        <source>New visitors</source>
        <translation>新しい来訪者</translation>
    </message>
    <message>
        <source>Who stopped coming</source>
        <translation>来なくなった人</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>すべての期間</translation>
    </message>
    <message>
        <source>In the last 30 days</source>
        <translation>過去 30 日</translation>
    </message>
    <message>
        <source>In the last 3 months</source>
        <translation>過去 3 か月</translation>
    </message>
    <message>
        <source>In the last year</source>
        <translation>過去 1 年</translation>
    </message>
    <message>
        <source>Between two days</source>
        <translation>期間を指定</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>最初の日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最後の日</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>基準</translation>
    </message>
    <message>
        <source>Write a table…</source>
        <translation>表を書き出す…</translation>
    </message>
    <message>
        <source>Hours between visits</source>
        <translation>訪問の間隔 (時間)</translation>
    </message>
    <message>
        <source>Regular from so many visits</source>
        <translation>常連とする訪問回数</translation>
    </message>
    <message>
        <source>Days between them at most</source>
        <translation>その間隔の上限 (日)</translation>
    </message>
    <message>
        <source>New for so many days</source>
        <translation>新しいとする日数</translation>
    </message>
</context>
<context>
    <name>VisitorsModel</name>
    <message>
        <source>Person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Open this person</source>
        <translation>この人物を開く</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>訪問</translation>
    </message>
    <message>
        <source>Comes</source>
        <translation>頻度</translation>
    </message>
    <message>
        <source>Usually every</source>
        <translation>普段の間隔</translation>
    </message>
    <message>
        <source>First visit</source>
        <translation>最初の訪問</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>最後の訪問</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>写真</translation>
    </message>
</context>
<context>
    <name>VisitorsPage</name>
    <message>
        <source>Visitors</source>
        <translation>来訪者</translation>
    </message>
    <message>
        <source>Open this person</source>
        <translation>この人物を開く</translation>
    </message>
    <message>
        <source>Counting visits…</source>
        <translation>訪問を数えています…</translation>
    </message>
    <message>
        <source>Show any time</source>
        <translation>すべての期間を表示</translation>
    </message>
    <message>
        <source>Nobody is like that.</source>
        <translation>当てはまる人はいません。</translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>全員を表示</translation>
    </message>
    <message>
        <source>Nobody came in this period.</source>
        <translation>この期間には誰も来ていません。</translation>
    </message>
    <message>
        <source>None of the photos of people has a date.</source>
        <translation>人物の写真に日付のあるものがありません。</translation>
    </message>
    <message>
        <source>Nobody is in any photo yet. Add the folders that your photos are in, and see who comes how often.</source>
        <translation>まだ誰も写真に写っていません。写真のフォルダーを追加すると、誰がどのくらい来ているかがわかります。</translation>
    </message>
    <message>
        <source>Add folders…</source>
        <translation>フォルダーを追加…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) came</source>
        <translation>
            <numerusform>%Ln 人が来ました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln regular</source>
        <translation>
            <numerusform>常連 %Ln 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln occasional</source>
        <translation>
            <numerusform>時々 %Ln 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>新しい人 %Ln 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stopped coming</source>
        <translation>
            <numerusform>来なくなった人 %Ln 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) dated by the file only</source>
        <translation>
            <numerusform>ファイルの日付だけの写真 %Ln 枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) with contradicting dates</source>
        <translation>
            <numerusform>日付が食い違う写真 %Ln 枚</numerusform>
        </translation>
    </message>
    <message>
        <source> · </source>
        <comment>between facts</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>Visits of everybody shown</source>
        <translation>表示中の全員の訪問</translation>
    </message>
    <message>
        <source>Visits of {name}</source>
        <translation>{name} の訪問</translation>
    </message>
    <message>
        <source>Write the visitors to a table</source>
        <translation>来訪者を表に書き出す</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表 (*.csv)</translation>
    </message>
    <message>
        <source>Wrote the visitors to {file}.</source>
        <translation>来訪者を {file} に書き出しました。</translation>
    </message>
</context>
<context>
    <name>VisitsCalendar</name>
    <message>
        <source>Visits by day</source>
        <translation>日ごとの訪問</translation>
    </message>
    <message numerus="yes">
        <source>%Ln visit(s)</source>
        <translation>
            <numerusform>訪問 %Ln 回</numerusform>
        </translation>
    </message>
    <message>
        <source>{day}: {visits}</source>
        <translation>{day}: {visits}</translation>
    </message>
</context>
<context>
    <name>VisitsPanel</name>
    <message>
        <source>The year before</source>
        <translation>前の年</translation>
    </message>
    <message>
        <source>The year after</source>
        <translation>次の年</translation>
    </message>
    <message>
        <source>fewer</source>
        <translation>少</translation>
    </message>
    <message>
        <source>more</source>
        <translation>多</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>Close (Esc)</source>
        <translation>閉じる (Esc)</translation>
    </message>
    <message>
        <source>Close the explanation</source>
        <translation>説明を閉じる</translation>
    </message>
    <message>
        <source>There is nothing to compare this face with.</source>
        <translation>この顔と比べられる顔がありません。</translation>
    </message>
    <message>
        <source>You confirmed this person. What joins this face with their cover:</source>
        <translation>この人物だと確定済みです。代表の顔とつなぐもの：</translation>
    </message>
    <message>
        <source>What joins this face with the cover of this person:</source>
        <translation>この顔とこの人物の代表の顔をつなぐもの：</translation>
    </message>
    <message>
        <source>You confirmed that this is {name}. What joins both faces:</source>
        <translation>{name} だと確定済みです。両方の顔をつなぐもの：</translation>
    </message>
    <message>
        <source>What joins this face with the cover of {name}:</source>
        <translation>この顔と {name} の代表の顔をつなぐもの：</translation>
    </message>
</context>
<context>
    <name>WhyStrip</name>
    <message>
        <source>Why these faces are together</source>
        <translation>この顔どうしが一緒の理由</translation>
    </message>
    <message numerus="yes">
        <source>Together in %n step(s); the weakest link is {weakest}, the limit is {limit}.</source>
        <translation>
            <numerusform>%n 段階でつながっています。最も弱いつながりは {weakest}、上限は {limit} です。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not together: {distance} apart; faces are linked below {limit}.</source>
        <translation>一緒ではありません。距離は {distance}、{limit} 未満でつながります。</translation>
    </message>
    <message>
        <source>Not together: {distance} apart. A chain joins them, its weakest link is {reach}, but the groups as a whole are too unlike, or you parted them.</source>
        <translation>一緒ではありません。距離は {distance} です。最も弱いつながりが {reach} の連なりはありますが、グループ全体としては似ていないか、あなたが分けたものです。</translation>
    </message>
    <message>
        <source>Not together: {distance} apart. The best chain between them has a link of {reach}; faces are linked below {limit}.</source>
        <translation>一緒ではありません。距離は {distance} です。最もよい連なりでも {reach} のつながりがあり、顔がつながるのは {limit} 未満です。</translation>
    </message>
    <message>
        <source>One person, but no chain of links joins them; {distance} apart.</source>
        <translation>同じ人物ですが、つながりの連鎖はありません。距離は {distance} です。</translation>
    </message>
    <message>
        <source>One person, though the best chain between them has a link of {reach}, above the limit of {limit}.</source>
        <translation>同じ人物ですが、最良の連鎖にも上限 {limit} を超える {reach} のつながりがあります。</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>&amp;Add folders…</source>
        <translation>フォルダーを追加(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Folders…</source>
        <translation>フォルダー(&amp;F)…</translation>
    </message>
    <message>
        <source>Se&amp;nsitivity…</source>
        <translation>感度(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>設定(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>やり直す(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>履歴(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>検索(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>戻る(&amp;B)</translation>
    </message>
    <message>
        <source>Bi&amp;gger</source>
        <translation>大きく(&amp;G)</translation>
    </message>
    <message>
        <source>Narrow sideba&amp;r</source>
        <translation>サイドバーを狭くする(&amp;R)</translation>
    </message>
    <message>
        <source>S&amp;maller</source>
        <translation>小さく(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Usual size</source>
        <translation>標準の大きさ(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全画面表示(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>キー操作(&amp;K)</translation>
    </message>
    <message>
        <source>Open &amp;log file</source>
        <translation>ログファイルを開く(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;About photoorg</source>
        <translation>photoorg について(&amp;A)</translation>
    </message>
    <message>
        <source>As the s&amp;ystem</source>
        <translation>システムに合わせる(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>ライト(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>ダーク(&amp;D)</translation>
    </message>
</context>
<context>
    <name>_EntryDelegate</name>
    <message>
        <source>{time} · undone</source>
        <translation>{time} · 取り消し済み</translation>
    </message>
</context>
<context>
    <name>_Label</name>
    <message>
        <source>Take away: {filter}</source>
        <translation>条件を外す: {filter}</translation>
    </message>
</context>
<context>
    <name>_SidePart</name>
    <message>
        <source>Pasted picture</source>
        <translation>貼り付けた画像</translation>
    </message>
    <message>
        <source>From your photos</source>
        <translation>ライブラリの写真から</translation>
    </message>
    <message>
        <source>Compare face {number} of {count}, from the left</source>
        <translation>左から {number} 番目の顔（全 {count} 個）を比べる</translation>
    </message>
</context>
</TS>
