<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About photoorg</source>
        <translation>关于 photoorg</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>Finds everyone in your photos, on your own machine. Nothing is ever sent anywhere, and your photos are never changed.</source>
        <translation>在您自己的电脑上找出照片里的每一个人。不会向任何地方发送任何内容，也绝不会改动您的照片。</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. Made with dlib&apos;s models, ONNX Runtime and Qt {qt}.</source>
        <translation>采用 MIT 许可证的自由软件。使用了 dlib 的模型、ONNX Runtime 和 Qt {qt}。</translation>
    </message>
    <message>
        <source>Licences of all parts</source>
        <translation>所有组成部分的许可证</translation>
    </message>
</context>
<context>
    <name>AppearanceSettings</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Counts from the next start on.</source>
        <translation>下次启动后生效。</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
</context>
<context>
    <name>AskActions</name>
    <message>
        <source>Look at the photo</source>
        <translation>查看照片</translation>
    </message>
    <message>
        <source>Go to the person</source>
        <translation>转到人物</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>查找相似的人脸</translation>
    </message>
    <message>
        <source>Compare with this face</source>
        <translation>与这张脸比较</translation>
    </message>
    <message>
        <source>Show in graph</source>
        <translation>在关系图中显示</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>添加标签…</translation>
    </message>
</context>
<context>
    <name>AskAnswer</name>
    <message numerus="yes">
        <source>There are %n faces in this photo. Which one?</source>
        <translation>
            <numerusform>这张照片中有 %n 张人脸。您想查哪一张？</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no face in this photo. A larger one, seen from the front, is found more easily.</source>
        <translation>这张照片中没有找到人脸。正面的、较大的人脸更容易找到。</translation>
    </message>
    <message>
        <source>Less likely</source>
        <translation>可能性较小</translation>
    </message>
    <message>
        <source>tagged</source>
        <translation>已有标签</translation>
    </message>
    <message>
        <source>Face tagged by you</source>
        <translation>您添加过标签的人脸</translation>
    </message>
    <message>
        <source>Face that was found</source>
        <translation>找到的人脸</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>打开 {name}</translation>
    </message>
    <message>
        <source>Nobody&apos;s yet</source>
        <translation>尚无归属</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>{percent} · distance {distance}</source>
        <translation>{percent} · 距离 {distance}</translation>
    </message>
    <message>
        <source>Distance {distance}, the same person: {percent}</source>
        <translation>距离 {distance}，是同一人的概率：{percent}</translation>
    </message>
</context>
<context>
    <name>AskFiles</name>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Choose a photo</source>
        <translation>选择照片</translation>
    </message>
    <message>
        <source>Drop to compare the faces in these photos</source>
        <translation>拖放到此处以比较这两张照片中的人脸</translation>
    </message>
    <message>
        <source>Drop to ask who this is</source>
        <translation>拖放到此处以查找这是谁</translation>
    </message>
</context>
<context>
    <name>AskPage</name>
    <message>
        <source>Paste a photo</source>
        <translation>粘贴照片</translation>
    </message>
    <message>
        <source>There is no face in the second photo.</source>
        <translation>第二张照片中没有人脸。</translation>
    </message>
    <message>
        <source>There is no face in the first photo.</source>
        <translation>第一张照片中没有人脸。</translation>
    </message>
    <message>
        <source>Type a name and a tag, such as: Anna smiling.</source>
        <translation>请输入姓名和标签，例如：小红 微笑。</translation>
    </message>
    <message>
        <source>{name}: {tag}</source>
        <translation>{name}：{tag}</translation>
    </message>
    <message>
        <source>There is no picture in the clipboard.</source>
        <translation>剪贴板中没有图片。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Drop a photo here, paste one, or choose one: who is in it?</source>
        <translation>将照片拖放到此处、粘贴或选择一张照片，看看上面是谁。</translation>
    </message>
    <message>
        <source>Choose a photo…</source>
        <translation>选择照片…</translation>
    </message>
    <message>
        <source>Looking through your photos…</source>
        <translation>正在查找您的照片…</translation>
    </message>
</context>
<context>
    <name>AskPicture</name>
    <message>
        <source>Face {number} of {count}, from the left</source>
        <translation>左起第 {number} 张人脸（共 {count} 张）</translation>
    </message>
</context>
<context>
    <name>AskQuestion</name>
    <message>
        <source>Ask about a photo…</source>
        <translation>查找照片中的人…</translation>
    </message>
    <message>
        <source>Compare with a photo…</source>
        <translation>与照片比较…</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>Click a face to ask about it.</source>
        <translation>点击一张人脸即可查找。</translation>
    </message>
    <message>
        <source>Look at the photo</source>
        <translation>查看照片</translation>
    </message>
    <message>
        <source>Nobody&apos;s yet</source>
        <translation>尚无归属</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>未命名</translation>
    </message>
</context>
<context>
    <name>AskWaiting</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>Looking for faces in %n photo(s)…</source>
        <translation>
            <numerusform>正在 %n 张照片中查找人脸…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AskWords</name>
    <message>
        <source>under {number}%</source>
        <comment>percent</comment>
        <translation>低于 {number}%</translation>
    </message>
    <message>
        <source>over {number}%</source>
        <comment>percent</comment>
        <translation>超过 {number}%</translation>
    </message>
    <message>
        <source>{number}%</source>
        <comment>percent</comment>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>This is almost certainly {name}.</source>
        <translation>这几乎可以肯定是 {name}。</translation>
    </message>
    <message>
        <source>This is very probably {name}.</source>
        <translation>这很可能是 {name}。</translation>
    </message>
    <message>
        <source>This is probably {name}.</source>
        <translation>这大概是 {name}。</translation>
    </message>
    <message>
        <source>Perhaps this is {name}.</source>
        <translation>这也许是 {name}。</translation>
    </message>
    <message>
        <source>This is somebody in your photos who has no name yet.</source>
        <translation>这是您照片中一个尚未命名的人。</translation>
    </message>
    <message>
        <source>This is probably somebody in your photos who has no name yet.</source>
        <translation>这大概是您照片中一个尚未命名的人。</translation>
    </message>
    <message>
        <source>This is probably nobody in your photos. These faces are nearest.</source>
        <translation>这大概不是您照片中的人。最接近的是以下人脸。</translation>
    </message>
</context>
<context>
    <name>BinPage</name>
    <message>
        <source>Not a face</source>
        <translation>非人脸</translation>
    </message>
    <message>
        <source>Is a face after all</source>
        <translation>其实是人脸</translation>
    </message>
    <message>
        <source>Look at the photo</source>
        <translation>查看照片</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) that show no face</source>
        <translation>
            <numerusform>%Ln 个非人脸</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing here. What you mark as not a face is kept here.</source>
        <translation>这里没有内容。标记为“不是人脸”的内容会保留在这里。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>已选择 %Ln 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CacheSettings</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Only what can be made again is there. Faces and names are in the library.</source>
        <translation>这里只存放可以重新生成的数据。人脸和姓名保存在图库中。</translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
</context>
<context>
    <name>ChooseFolder</name>
    <message>
        <source>Choose a folder of photos</source>
        <translation>选择照片文件夹</translation>
    </message>
</context>
<context>
    <name>CleaningBar</name>
    <message>
        <source>Choose a set…</source>
        <translation>选择图集…</translation>
    </message>
    <message>
        <source>Write a cleaned copy…</source>
        <translation>写出清理后的副本…</translation>
    </message>
    <message>
        <source>Write a list…</source>
        <translation>写出清单…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>How it is told who belongs</source>
        <translation>如何判断谁属于此处</translation>
    </message>
    <message>
        <source>Keep the largest group</source>
        <translation>保留最大的一组</translation>
    </message>
    <message>
        <source>Keep who is like the best face</source>
        <translation>保留与最佳人脸相似的</translation>
    </message>
    <message>
        <source>Leave out folders with fewer pictures than this</source>
        <translation>略去图片少于此数的文件夹</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Pictures left, at least</source>
        <translation>至少剩余图片</translation>
    </message>
</context>
<context>
    <name>CleaningPage</name>
    <message>
        <source>Folders of the set</source>
        <translation>图集的文件夹</translation>
    </message>
    <message>
        <source>Show all findings</source>
        <translation>显示所有发现</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Drop to look for what does not belong in this set</source>
        <translation>拖放到此处，查找此图集中不该有的图片</translation>
    </message>
    <message>
        <source>Choose a folder that holds a folder for each person</source>
        <translation>选择一个包含每人一个文件夹的文件夹</translation>
    </message>
    <message>
        <source>Looking for faces…</source>
        <translation>正在查找人脸…</translation>
    </message>
    <message>
        <source>Looking through {folder}. Nothing in it is changed.</source>
        <translation>正在检查 {folder}。其中的内容不会更改。</translation>
    </message>
    <message>
        <source>Stopped. What was copied by then stays.</source>
        <translation>已停止。此前复制的内容会保留。</translation>
    </message>
    <message>
        <source>Choose a set…</source>
        <translation>选择图集…</translation>
    </message>
    <message>
        <source>Choose a folder that holds a folder of pictures for each person, and see what does not belong. Nothing in it is changed.</source>
        <translation>选择一个包含每人一个图片文件夹的文件夹，看看哪些图片不该在其中。其中的内容不会更改。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln 个文件夹</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) left out, too few</source>
        <translation>
            <numerusform>%Ln 个文件夹因图片太少而略去</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) beside the folders</source>
        <translation>
            <numerusform>%Ln 个文件不在文件夹内</numerusform>
        </translation>
    </message>
    <message>
        <source> · </source>
        <comment>between facts</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>All findings</source>
        <translation>所有发现</translation>
    </message>
    <message>
        <source>Everything belongs where it is.</source>
        <translation>一切都在正确的位置。</translation>
    </message>
    <message>
        <source>Choose where the cleaned copy goes</source>
        <translation>选择清理后副本的位置</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>正在复制…</translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln file(s).</source>
        <translation>
            <numerusform>已复制 %Ln 个文件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were there already.</source>
        <translation>
            <numerusform>%Ln 个已存在。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be copied.</source>
        <translation>
            <numerusform>%Ln 个无法复制。</numerusform>
        </translation>
    </message>
    <message>
        <source> </source>
        <comment>between sentences</comment>
        <translation> </translation>
    </message>
    <message>
        <source>Write what was found to a table</source>
        <translation>将发现写成表格</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Wrote the list to {file}.</source>
        <translation>已将清单写入 {file}。</translation>
    </message>
</context>
<context>
    <name>CleaningWords</name>
    <message>
        <source>Stays</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Stays, unsure</source>
        <translation>保留（不确定）</translation>
    </message>
    <message>
        <source>Does not belong</source>
        <translation>不属于此处</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>No face</source>
        <translation>没有人脸</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>无法读取</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) stay</source>
        <translation>
            <numerusform>保留 %Ln 张图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsure</source>
        <translation>
            <numerusform>%Ln 张不确定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln do(es) not belong</source>
        <translation>
            <numerusform>%Ln 张不属于此处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln duplicate(s)</source>
        <translation>
            <numerusform>%Ln 张重复</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a face</source>
        <translation>
            <numerusform>%Ln 张没有人脸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not readable</source>
        <translation>
            <numerusform>%Ln 张无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>Looks like {folder}</source>
        <translation>像 {folder}</translation>
    </message>
    <message>
        <source>Copy of {file}</source>
        <translation>{file} 的副本</translation>
    </message>
</context>
<context>
    <name>Company</name>
    <message>
        <source>Often with:</source>
        <translation>常一起出现：</translation>
    </message>
    <message>
        <source>Name?</source>
        <translation>姓名？</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) together</source>
        <translation>
            <numerusform>%Ln 张合影</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}, {photos}</source>
        <translation>{name}，{photos}</translation>
    </message>
</context>
<context>
    <name>CompanyCanvas</name>
    <message>
        <source>Who is with whom</source>
        <translation>谁和谁在一起</translation>
    </message>
    <message>
        <source>Name?</source>
        <translation>姓名？</translation>
    </message>
    <message>
        <source>{name}: {photos}, {people}</source>
        <translation>{name}：{photos}，{people}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>together with %Ln person(s)</source>
        <translation>
            <numerusform>与 %Ln 人同框</numerusform>
        </translation>
    </message>
    <message>
        <source>{one} and {other}: {photos}</source>
        <translation>{one} 和 {other}：{photos}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) together</source>
        <translation>
            <numerusform>%Ln 张合影</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Compare with a photo…</source>
        <translation>与照片比较…</translation>
    </message>
    <message>
        <source>Who is the first?</source>
        <translation>左边的人是谁？</translation>
    </message>
    <message>
        <source>The same person with a probability of {percent}</source>
        <translation>是同一人的概率：{percent}</translation>
    </message>
    <message>
        <source>Perhaps the same person</source>
        <translation>也许是同一人</translation>
    </message>
    <message>
        <source>Almost certainly the same person</source>
        <translation>几乎可以肯定是同一人</translation>
    </message>
    <message>
        <source>Probably the same person</source>
        <translation>大概是同一人</translation>
    </message>
    <message>
        <source>Almost certainly different people</source>
        <translation>几乎可以肯定是不同的人</translation>
    </message>
    <message>
        <source>Probably different people</source>
        <translation>大概是不同的人</translation>
    </message>
    <message>
        <source>These faces are {distance} apart. Up to {threshold}, two faces like these are rather of the same person than not.</source>
        <translation>这两张人脸的距离为 {distance}。像这样的两张人脸，距离不超过 {threshold} 时更可能是同一人。</translation>
    </message>
</context>
<context>
    <name>CompareScale</name>
    <message>
        <source>Distance {distance}; up to {threshold} rather the same person</source>
        <translation>距离 {distance}；不超过 {threshold} 时更可能是同一人</translation>
    </message>
    <message>
        <source>same person up to {threshold}</source>
        <translation>不超过 {threshold} 为同一人</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>A year, a month or a day; or two of them, as in 2015..2019</source>
        <translation>年、月或日；也可以指定两个，例如 2015..2019</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>The window goes on. Nothing that was saved is lost.</source>
        <translation>程序会继续运行。已保存的内容没有丢失。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Open log file</source>
        <translation>打开日志文件</translation>
    </message>
</context>
<context>
    <name>DrawLayer</name>
    <message>
        <source>Draw a frame around a face</source>
        <translation>在人脸周围画框</translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys (with Shift for the size) and then Enter.</source>
        <translation>拖动鼠标，或使用方向键（按住 Shift 调整大小），然后按 Enter。</translation>
    </message>
</context>
<context>
    <name>DropArea</name>
    <message>
        <source>Drop folders of photos here</source>
        <translation>将照片文件夹拖放到此处</translation>
    </message>
    <message>
        <source>photoorg finds everyone in them, on this computer. Nothing is sent anywhere, and your photos are never changed.</source>
        <translation>photoorg 会在这台电脑上找出照片里的每一个人。不会发送任何内容，也绝不会改动您的照片。</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
</context>
<context>
    <name>EditDoneNote</name>
    <message>
        <source>Named somebody “{a}”.</source>
        <translation>已命名为“{a}”。</translation>
    </message>
    <message>
        <source>Renamed “{a}” to “{b}”.</source>
        <translation>已将“{a}”改名为“{b}”。</translation>
    </message>
    <message>
        <source>Took away the name “{a}”.</source>
        <translation>已移除姓名“{a}”。</translation>
    </message>
    <message numerus="yes">
        <source>Named %n face(s) “{a}”.</source>
        <translation>
            <numerusform>已将 %n 张人脸命名为“{a}”。</numerusform>
        </translation>
    </message>
    <message>
        <source>Merged “{a}” into “{b}”.</source>
        <translation>已将“{a}”合并到“{b}”。</translation>
    </message>
    <message numerus="yes">
        <source>Merged %n people into “{b}”.</source>
        <translation>
            <numerusform>已将 %n 个人物合并到“{b}”。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merged %n people.</source>
        <translation>
            <numerusform>已合并 %n 个人物。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Made a new person from %n face(s).</source>
        <translation>
            <numerusform>已用 %n 张人脸创建新人物。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Made a new person from %n face(s) of “{a}”.</source>
        <translation>
            <numerusform>已用“{a}”的 %n 张人脸创建新人物。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n face(s) to “{b}”.</source>
        <translation>
            <numerusform>已将 %n 张人脸移到“{b}”。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n face(s).</source>
        <translation>
            <numerusform>已移动 %n 张人脸。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took “{a}” apart into %n people.</source>
        <translation>
            <numerusform>已将“{a}”拆分为 %n 个人。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took somebody apart into %n people.</source>
        <translation>
            <numerusform>已将人物拆分为 %n 个人。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirmed %n face(s) of “{a}”.</source>
        <translation>
            <numerusform>已确认“{a}”的 %n 张人脸。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirmed %n face(s).</source>
        <translation>
            <numerusform>已确认 %n 张人脸。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) are not “{a}”.</source>
        <translation>
            <numerusform>已将 %n 张人脸标为不是“{a}”。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) are not this person.</source>
        <translation>
            <numerusform>已将 %n 张人脸标为不是此人。</numerusform>
        </translation>
    </message>
    <message>
        <source>“{a}” is ignored now.</source>
        <translation>已忽略“{a}”。</translation>
    </message>
    <message numerus="yes">
        <source>%n people are ignored now.</source>
        <translation>
            <numerusform>已忽略 %n 个人物。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) are ignored now.</source>
        <translation>
            <numerusform>已忽略 %n 张人脸。</numerusform>
        </translation>
    </message>
    <message>
        <source>“{a}” is shown again.</source>
        <translation>已重新显示“{a}”。</translation>
    </message>
    <message numerus="yes">
        <source>%n people are shown again.</source>
        <translation>
            <numerusform>已重新显示 %n 个人物。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took back %n face(s).</source>
        <translation>
            <numerusform>已取回 %n 张人脸。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n into the bin as not a face.</source>
        <translation>
            <numerusform>已将 %n 项移到“非人脸”。</numerusform>
        </translation>
    </message>
    <message>
        <source>“{a}” and “{b}” will stay different people.</source>
        <translation>“{a}”和“{b}”将保持为不同的人。</translation>
    </message>
    <message numerus="yes">
        <source>%n people will stay different people.</source>
        <translation>
            <numerusform>%n 个人物将保持为不同的人。</numerusform>
        </translation>
    </message>
    <message>
        <source>Chose the picture of “{a}”.</source>
        <translation>已选择“{a}”的封面。</translation>
    </message>
    <message>
        <source>Chose a picture.</source>
        <translation>已选择封面。</translation>
    </message>
    <message>
        <source>Drew a face.</source>
        <translation>已框出人脸。</translation>
    </message>
    <message>
        <source>Drew a face of “{a}”.</source>
        <translation>已框出“{a}”的人脸。</translation>
    </message>
    <message>
        <source>Cut a link.</source>
        <translation>已切断连接。</translation>
    </message>
    <message numerus="yes">
        <source>Tagged %n face(s) “{a}”.</source>
        <translation>
            <numerusform>已为 %n 张人脸添加标签“{a}”。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took the tag “{a}” off %n face(s).</source>
        <translation>
            <numerusform>已从 %n 张人脸移除标签“{a}”。</numerusform>
        </translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>已完成。</translation>
    </message>
</context>
<context>
    <name>EditTitle</name>
    <message>
        <source>Name somebody “{a}”</source>
        <translation>命名为“{a}”</translation>
    </message>
    <message>
        <source>Rename “{a}” to “{b}”</source>
        <translation>将“{a}”改名为“{b}”</translation>
    </message>
    <message>
        <source>Take away the name “{a}”</source>
        <translation>移除姓名“{a}”</translation>
    </message>
    <message numerus="yes">
        <source>Name %n face(s) “{a}”</source>
        <translation>
            <numerusform>将 %n 张人脸命名为“{a}”</numerusform>
        </translation>
    </message>
    <message>
        <source>Merge “{a}” into “{b}”</source>
        <translation>将“{a}”合并到“{b}”</translation>
    </message>
    <message numerus="yes">
        <source>Merge %n people into “{b}”</source>
        <translation>
            <numerusform>将 %n 个人物合并到“{b}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merge %n people</source>
        <translation>
            <numerusform>合并 %n 个人物</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>New person from %n face(s)</source>
        <translation>
            <numerusform>用 %n 张人脸创建新人物</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>New person from %n face(s) of “{a}”</source>
        <translation>
            <numerusform>用“{a}”的 %n 张人脸创建新人物</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n face(s) to “{b}”</source>
        <translation>
            <numerusform>将 %n 张人脸移到“{b}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n face(s)</source>
        <translation>
            <numerusform>移动 %n 张人脸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take “{a}” apart into %n people</source>
        <translation>
            <numerusform>将“{a}”拆分为 %n 个人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take somebody apart into %n people</source>
        <translation>
            <numerusform>将人物拆分为 %n 个人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n face(s) of “{a}”</source>
        <translation>
            <numerusform>确认“{a}”的 %n 张人脸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n face(s)</source>
        <translation>
            <numerusform>确认 %n 张人脸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s): not “{a}”</source>
        <translation>
            <numerusform>%n 张人脸：不是“{a}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s): not this person</source>
        <translation>
            <numerusform>%n 张人脸：不是此人</numerusform>
        </translation>
    </message>
    <message>
        <source>Ignore “{a}”</source>
        <translation>忽略“{a}”</translation>
    </message>
    <message numerus="yes">
        <source>Ignore %n people</source>
        <translation>
            <numerusform>忽略 %n 个人物</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ignore %n face(s)</source>
        <translation>
            <numerusform>忽略 %n 张人脸</numerusform>
        </translation>
    </message>
    <message>
        <source>Show “{a}” again</source>
        <translation>重新显示“{a}”</translation>
    </message>
    <message numerus="yes">
        <source>Show %n people again</source>
        <translation>
            <numerusform>重新显示 %n 个人物</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take back %n face(s)</source>
        <translation>
            <numerusform>取回 %n 张人脸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s): not a face</source>
        <translation>
            <numerusform>%n 项：不是人脸</numerusform>
        </translation>
    </message>
    <message>
        <source>“{a}” and “{b}” are different people</source>
        <translation>“{a}”和“{b}”是不同的人</translation>
    </message>
    <message numerus="yes">
        <source>%n people are different</source>
        <translation>
            <numerusform>%n 个人物互不相同</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the picture of “{a}”</source>
        <translation>选择“{a}”的封面</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>选择封面</translation>
    </message>
    <message>
        <source>Draw a face</source>
        <translation>框出人脸</translation>
    </message>
    <message>
        <source>Draw a face of “{a}”</source>
        <translation>框出“{a}”的人脸</translation>
    </message>
    <message>
        <source>Cut a link</source>
        <translation>切断连接</translation>
    </message>
    <message numerus="yes">
        <source>Tag %n face(s) “{a}”</source>
        <translation>
            <numerusform>为 %n 张人脸添加标签“{a}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take the tag “{a}” off %n face(s)</source>
        <translation>
            <numerusform>从 %n 张人脸移除标签“{a}”</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>A name needs at least one letter.</source>
        <translation>名字至少需要一个字符。</translation>
    </message>
    <message>
        <source>A name cannot hold control characters.</source>
        <translation>名字不能包含控制字符。</translation>
    </message>
    <message>
        <source>A name can have at most {count} letters.</source>
        <translation>名字最多 {count} 个字符。</translation>
    </message>
    <message>
        <source>Another person is called {name} already (person {person}). If they are the same, merge them.</source>
        <translation>已有名为{name}的人物（人物 {person}）。如果是同一个人，请合并。</translation>
    </message>
    <message>
        <source>They have different names: {names}. Choose the one to keep.</source>
        <translation>名字不同：{names}。请选择要保留的名字。</translation>
    </message>
    <message>
        <source>None of them is called {name}.</source>
        <translation>其中没有人名为{name}。</translation>
    </message>
    <message>
        <source>These are all faces of this person; nobody would be left.</source>
        <translation>这是此人物的全部人脸，这样就没有人了。</translation>
    </message>
    <message>
        <source>Only a face of this person can stand for it.</source>
        <translation>只有此人物的人脸可以作为封面。</translation>
    </message>
    <message>
        <source>Face {face} belongs to nobody; say to whom.</source>
        <translation>人脸 {face} 不属于任何人，请指定人物。</translation>
    </message>
    <message>
        <source>A cut is between two faces.</source>
        <translation>切断需要两张人脸。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>There is no face {face}.</source>
        <translation>没有人脸 {face}。</translation>
    </message>
    <message>
        <source>There are no such faces.</source>
        <translation>没有这样的人脸。</translation>
    </message>
    <message>
        <source>There is no person {person}.</source>
        <translation>没有人物 {person}。</translation>
    </message>
    <message>
        <source>There are no such persons.</source>
        <translation>没有这样的人物。</translation>
    </message>
    <message>
        <source>It takes {count} persons for that.</source>
        <translation>此操作需要 {count} 个人物。</translation>
    </message>
    <message>
        <source>There is no photo {photo}.</source>
        <translation>没有照片 {photo}。</translation>
    </message>
    <message>
        <source>Face {face} cannot be compared; nothing is known of how it looks.</source>
        <translation>人脸 {face} 的特征未知，无法比较。</translation>
    </message>
    <message>
        <source>The threshold has to be above 0 and at most {most}.</source>
        <translation>阈值必须大于 0 且不超过 {most}。</translation>
    </message>
    <message>
        <source>Springs are for at most {most} faces, and these are {count}.</source>
        <translation>弹簧布局最多支持 {most} 张人脸，现在有 {count} 张。</translation>
    </message>
    <message>
        <source>No face has the tag {tag}.</source>
        <translation>没有带标签 {tag} 的人脸。</translation>
    </message>
    <message>
        <source>This cannot be a tag; it needs letters, 200 at most, and no control characters.</source>
        <translation>不能作为标签；需要 200 个以内的字符，且不含控制字符。</translation>
    </message>
    <message>
        <source>A tag is learnt from faces with {tag} and faces without it.</source>
        <translation>学习标签需要带 {tag} 的人脸和不带的人脸。</translation>
    </message>
    <message>
        <source>The period ends before it begins.</source>
        <translation>期间的结束早于开始。</translation>
    </message>
    <message>
        <source>The gap between visits cannot be negative.</source>
        <translation>来访间隔不能为负。</translation>
    </message>
    <message>
        <source>A regular visitor comes twice at least.</source>
        <translation>常客至少来访两次。</translation>
    </message>
    <message>
        <source>The box is too small for a face.</source>
        <translation>框太小，无法容纳人脸。</translation>
    </message>
    <message>
        <source>No face can be drawn in this photo. {reason}</source>
        <translation>无法在此照片中框选人脸。{reason}</translation>
    </message>
    <message>
        <source>This face was found already; name it instead of drawing it once more.</source>
        <translation>此人脸已找到；请直接命名，不必再次框选。</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>没有文件夹 {folder}。</translation>
    </message>
    <message>
        <source>{folder} is not a folder.</source>
        <translation>{folder} 不是文件夹。</translation>
    </message>
    <message>
        <source>The folder cannot be read: {reason}.</source>
        <translation>无法读取文件夹：{reason}。</translation>
    </message>
    <message>
        <source>The file cannot be read: {reason}.</source>
        <translation>无法读取文件：{reason}。</translation>
    </message>
    <message>
        <source>This is not an ordinary file.</source>
        <translation>这不是普通文件。</translation>
    </message>
    <message>
        <source>The link leads back to a folder above it.</source>
        <translation>链接指回其上级文件夹。</translation>
    </message>
    <message>
        <source>The file was changed while it was being read.</source>
        <translation>读取时文件被更改。</translation>
    </message>
    <message>
        <source>Reading the file took too long.</source>
        <translation>读取文件耗时过长。</translation>
    </message>
    <message>
        <source>The program that read the file crashed on it.</source>
        <translation>读取此文件的程序崩溃了。</translation>
    </message>
    <message>
        <source>The search for faces was ended by the system; perhaps there is too little memory.</source>
        <translation>人脸搜索被系统终止；可能内存不足。</translation>
    </message>
    <message>
        <source>Searching for faces failed ({kind}: {reason}).</source>
        <translation>搜索人脸失败（{kind}：{reason}）。</translation>
    </message>
    <message>
        <source>This photo has no file any more.</source>
        <translation>此照片已没有文件。</translation>
    </message>
    <message>
        <source>The photo has no file any more.</source>
        <translation>照片已没有文件。</translation>
    </message>
    <message>
        <source>The photo&apos;s file may not be read by this user.</source>
        <translation>当前用户无权读取此照片文件。</translation>
    </message>
    <message>
        <source>The photo&apos;s file cannot be read ({reason}).</source>
        <translation>无法读取照片文件（{reason}）。</translation>
    </message>
    <message>
        <source>The photo&apos;s file cannot be read; perhaps its drive is not connected.</source>
        <translation>无法读取照片文件；可能驱动器未连接。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be reached; perhaps its drive is not connected.</source>
        <translation>无法访问文件夹 {folder}；可能驱动器未连接。</translation>
    </message>
    <message>
        <source>The photo&apos;s file is no longer where it was; scan its folder to find it again.</source>
        <translation>照片文件已不在原处；请扫描其文件夹以重新找到。</translation>
    </message>
    <message>
        <source>The photo&apos;s file has changed since it was scanned; scan its folder again first.</source>
        <translation>照片文件在扫描后已更改；请先重新扫描其文件夹。</translation>
    </message>
    <message>
        <source>The photo {path} cannot be read ({reason}).</source>
        <translation>无法读取照片 {path}（{reason}）。</translation>
    </message>
    <message>
        <source>No face was found in {photo}.</source>
        <translation>在 {photo} 中没有找到人脸。</translation>
    </message>
    <message>
        <source>There are {count} faces in {photo}; say with {option} which one you mean: {faces}.</source>
        <translation>{photo} 中有 {count} 张人脸；请用 {option} 指定哪一张：{faces}。</translation>
    </message>
    <message>
        <source>There is no face {face} in {photo}; these are there: {faces}.</source>
        <translation>{photo} 中没有人脸 {face}；其中有：{faces}。</translation>
    </message>
    <message>
        <source>There are no faces in the library yet; scan a folder of photos.</source>
        <translation>图库中还没有人脸；请扫描一个照片文件夹。</translation>
    </message>
    <message>
        <source>There is no face {face} that could be compared with others.</source>
        <translation>没有可与其他人脸比较的人脸 {face}。</translation>
    </message>
    <message>
        <source>This person has no faces that could be compared with others.</source>
        <translation>此人物没有可与其他人脸比较的人脸。</translation>
    </message>
    <message>
        <source>This person is in no photo.</source>
        <translation>此人物不在任何照片中。</translation>
    </message>
    <message>
        <source>{folder} has no folders with pictures; it should hold one a person.</source>
        <translation>{folder} 中没有装有图片的文件夹；应为每人一个文件夹。</translation>
    </message>
    <message>
        <source>The cleaned copy has to go outside of the set itself.</source>
        <translation>清理后的副本必须放在图集之外。</translation>
    </message>
    <message>
        <source>There is a file already, and it stays: {path}</source>
        <translation>文件已存在，将予以保留：{path}</translation>
    </message>
    <message>
        <source>The file cannot be written ({reason}): {path}</source>
        <translation>无法写入文件（{reason}）：{path}</translation>
    </message>
    <message>
        <source>The disk is full: {path}</source>
        <translation>磁盘已满：{path}</translation>
    </message>
    <message>
        <source>This is a file, not a folder: {path}</source>
        <translation>这是文件，不是文件夹：{path}</translation>
    </message>
    <message>
        <source>The folder cannot be written ({reason}): {path}</source>
        <translation>无法写入文件夹（{reason}）：{path}</translation>
    </message>
    <message>
        <source>The file is no longer there.</source>
        <translation>文件已不存在。</translation>
    </message>
    <message>
        <source>The file may not be read.</source>
        <translation>没有读取此文件的权限。</translation>
    </message>
    <message>
        <source>The file could not be read ({reason}).</source>
        <translation>无法读取文件（{reason}）。</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>无法读取文件。</translation>
    </message>
    <message>
        <source>The file is too large for the disk it is exported to.</source>
        <translation>文件对于导出目标磁盘来说太大。</translation>
    </message>
    <message>
        <source>The file could not be written ({reason}).</source>
        <translation>无法写入文件（{reason}）。</translation>
    </message>
    <message>
        <source>There is nobody in any photo yet; scan a folder of photos first.</source>
        <translation>照片中还没有人；请先扫描一个照片文件夹。</translation>
    </message>
    <message>
        <source>There is no face for a map yet; scan a folder of photos first.</source>
        <translation>还没有可用于地图的人脸；请先扫描一个照片文件夹。</translation>
    </message>
    <message>
        <source>The map of faces needs a package that the packaged program does not have; in an installation of your own this brings it: pip install &apos;photoorg[map]&apos;</source>
        <translation>人脸地图需要打包版中没有的软件包；在自行安装的环境中可用此命令安装：pip install &apos;photoorg[map]&apos;</translation>
    </message>
    <message>
        <source>The name of a PNG ends in .png; {name} does not.</source>
        <translation>PNG 的文件名须以 .png 结尾：{name}</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件为空。</translation>
    </message>
    <message>
        <source>The file is not a picture.</source>
        <translation>此文件不是图片。</translation>
    </message>
    <message>
        <source>The picture is cut off or damaged.</source>
        <translation>图片不完整或已损坏。</translation>
    </message>
    <message>
        <source>The picture is damaged, or of a kind that cannot be read.</source>
        <translation>图片已损坏，或属于无法读取的类型。</translation>
    </message>
    <message>
        <source>The file has no preview that could be read.</source>
        <translation>文件中没有可读取的预览。</translation>
    </message>
    <message>
        <source>The picture is too large.</source>
        <translation>图片过大。</translation>
    </message>
    <message>
        <source>The picture is too large ({width} x {height} pixels).</source>
        <translation>图片过大（{width} × {height} 像素）。</translation>
    </message>
    <message>
        <source>The picture is too large for this machine.</source>
        <translation>图片对这台电脑来说过大。</translation>
    </message>
    <message>
        <source>There is not enough memory to read the picture.</source>
        <translation>内存不足，无法读取图片。</translation>
    </message>
    <message>
        <source>Pictures of the format {format} cannot be read on this machine.</source>
        <translation>这台电脑无法读取 {format} 格式的图片。</translation>
    </message>
    <message>
        <source>The disk is full; the library could not be written.</source>
        <translation>磁盘已满，无法写入图库。</translation>
    </message>
    <message>
        <source>The library cannot be written; it is read-only.</source>
        <translation>图库为只读，无法写入。</translation>
    </message>
    <message>
        <source>The library file could not be opened.</source>
        <translation>无法打开图库文件。</translation>
    </message>
    <message>
        <source>The library may not be opened by this user.</source>
        <translation>当前用户无权打开此图库。</translation>
    </message>
    <message>
        <source>Another program is using the library; try again in a moment.</source>
        <translation>另一个程序正在使用图库；请稍后再试。</translation>
    </message>
    <message>
        <source>The library&apos;s disk reported an error.</source>
        <translation>图库所在的磁盘报告了错误。</translation>
    </message>
    <message>
        <source>The library file is damaged.</source>
        <translation>图库文件已损坏。</translation>
    </message>
    <message>
        <source>The library file is not a photoorg library.</source>
        <translation>此文件不是 photoorg 图库。</translation>
    </message>
    <message>
        <source>This library was made by a newer version of photoorg (its version is {version}, this program knows {known}). Install the newer version to open it.</source>
        <translation>此图库由更新版本的 photoorg 创建（图库版本 {version}，本程序支持 {known}）。请安装新版本后再打开。</translation>
    </message>
    <message>
        <source>It is deleted, but its last traces leave the library&apos;s file only when all programs that use the library are closed.</source>
        <translation>已删除，但要等所有使用图库的程序关闭后，最后的痕迹才会从图库文件中消失。</translation>
    </message>
    <message>
        <source>The library {path} cannot be written ({reason}). Choose another place with --library.</source>
        <translation>无法写入图库 {path}（{reason}）。请用 --library 指定其他位置。</translation>
    </message>
    <message>
        <source>The cache could not be cleared ({reason}).</source>
        <translation>无法清除缓存（{reason}）。</translation>
    </message>
    <message>
        <source>Grouping the faces was ended by the system; perhaps there is too little memory.</source>
        <translation>人脸分组被系统终止；可能内存不足。</translation>
    </message>
    <message>
        <source>The face models do not work here: {reason}</source>
        <translation>人脸模型在此无法运行：{reason}</translation>
    </message>
    <message>
        <source>The face model {name} is missing. Install the package {package} (pip install {again}), or put the file into {folder}.</source>
        <translation>缺少人脸模型 {name}。请安装软件包 {package}（pip install {again}），或将文件放入 {folder}。</translation>
    </message>
    <message>
        <source>The face model {name} is damaged.</source>
        <translation>人脸模型 {name} 已损坏。</translation>
    </message>
    <message>
        <source>The prepared face model {path} cannot be loaded; delete it, and it is made anew.</source>
        <translation>无法加载已准备的人脸模型 {path}；删除后会重新生成。</translation>
    </message>
    <message>
        <source>The prepared face models cannot be written to {folder} ({reason}).</source>
        <translation>无法将准备好的人脸模型写入 {folder}（{reason}）。</translation>
    </message>
    <message>
        <source>The file of face model weights is damaged.</source>
        <translation>人脸模型的权重文件已损坏。</translation>
    </message>
    <message>
        <source>The file of face model weights holds no network.</source>
        <translation>人脸模型的权重文件中没有网络。</translation>
    </message>
    <message>
        <source>The file of face model weights has an unknown tensor.</source>
        <translation>人脸模型的权重文件中有未知张量。</translation>
    </message>
    <message>
        <source>The face model&apos;s layers are in an unknown order.</source>
        <translation>人脸模型的层顺序未知。</translation>
    </message>
    <message>
        <source>The face model&apos;s layers do not fit together.</source>
        <translation>人脸模型的各层不匹配。</translation>
    </message>
    <message>
        <source>The face detector&apos;s weights are damaged.</source>
        <translation>人脸检测器的权重已损坏。</translation>
    </message>
    <message>
        <source>The face detector&apos;s weights are of an unknown kind.</source>
        <translation>人脸检测器的权重类型未知。</translation>
    </message>
    <message>
        <source>The face detector&apos;s weights have an unknown output.</source>
        <translation>人脸检测器的权重输出未知。</translation>
    </message>
    <message>
        <source>The face recognition weights are of an unknown kind.</source>
        <translation>人脸识别的权重类型未知。</translation>
    </message>
    <message>
        <source>The face recognition weights have an unknown size.</source>
        <translation>人脸识别的权重大小未知。</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>权限不足</translation>
    </message>
    <message>
        <source>no such file or directory</source>
        <translation>没有此文件或文件夹</translation>
    </message>
    <message>
        <source>input/output error</source>
        <translation>输入/输出错误</translation>
    </message>
    <message>
        <source>no space left on device</source>
        <translation>磁盘空间不足</translation>
    </message>
    <message>
        <source>read-only file system</source>
        <translation>只读文件系统</translation>
    </message>
    <message>
        <source>not a directory</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>is a directory</source>
        <translation>是文件夹</translation>
    </message>
    <message>
        <source>file name too long</source>
        <translation>文件名过长</translation>
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
        <translation>确认</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>新建人物</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>移到…</translation>
    </message>
    <message>
        <source>Not this person</source>
        <translation>不是此人</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>不是人脸</translation>
    </message>
    <message>
        <source>Make cover</source>
        <translation>设为封面</translation>
    </message>
    <message>
        <source>Look at the photo</source>
        <translation>查看照片</translation>
    </message>
    <message>
        <source>Show in graph</source>
        <translation>在关系图中显示</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>查找相似的人脸</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>添加标签…</translation>
    </message>
    <message>
        <source>Move to whom?</source>
        <translation>移到谁那里？</translation>
    </message>
</context>
<context>
    <name>FaceFrame</name>
    <message>
        <source>{name}: {state}</source>
        <translation>{name}：{state}</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>Name?</source>
        <translation>姓名？</translation>
    </message>
    <message>
        <source>{name}?</source>
        <translation>{name}？</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>nobody&apos;s yet</source>
        <translation>尚未归属</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>confirmed by you</source>
        <translation>已由您确认</translation>
    </message>
    <message>
        <source>found automatically</source>
        <translation>自动识别</translation>
    </message>
</context>
<context>
    <name>FaceWords</name>
    <message>
        <source>No date</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>{date}, {state}</source>
        <comment>a face: when it was taken, who decided</comment>
        <translation>{date}，{state}</translation>
    </message>
    <message>
        <source>nobody&apos;s yet</source>
        <translation>尚未归属</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>found automatically</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>confirmed by you</source>
        <translation>已由您确认</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>not a face</source>
        <translation>不是人脸</translation>
    </message>
</context>
<context>
    <name>FailuresDialog</name>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Photos that could not be read</source>
        <translation>无法读取的照片</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read. The files themselves are left as they are.</source>
        <translation>
            <numerusform>有 %Ln 个文件无法读取。文件本身保持原样。</numerusform>
        </translation>
    </message>
    <message>
        <source>All photos could be read.</source>
        <translation>所有照片都已成功读取。</translation>
    </message>
    <message>
        <source>Trying again…</source>
        <translation>正在重试…</translation>
    </message>
</context>
<context>
    <name>FailuresModel</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>FolderDrops</name>
    <message>
        <source>Drop to find the people in these photos</source>
        <translation>松开即可查找这些照片中的人物</translation>
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
        <translation>尚未添加文件夹。</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>New and changed photos in these folders are noticed by themselves. When a folder is removed, its photos and faces leave the views, but their names and all that you decided stay known: they are back when the folder is added again. The folder itself is never touched.</source>
        <translation>这些文件夹中新增和更改的照片会被自动发现。移除文件夹后，其中的照片和人脸不再显示，但姓名和您做过的所有决定都会保留：重新添加该文件夹即可恢复。文件夹本身绝不会被改动。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read…</source>
        <translation>
            <numerusform>有 %Ln 个文件无法读取…</numerusform>
        </translation>
    </message>
    <message>
        <source>Removed “{name}”.</source>
        <translation>已移除“{name}”。</translation>
    </message>
</context>
<context>
    <name>FoldersModel</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Cannot be reached now</source>
        <translation>目前无法访问</translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read</source>
        <translation>
            <numerusform>%Ln 个无法读取</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FrameActions</name>
    <message>
        <source>Name…</source>
        <translation>命名…</translation>
    </message>
    <message>
        <source>Yes, it is this person</source>
        <translation>是，就是此人</translation>
    </message>
    <message>
        <source>Not this person</source>
        <translation>不是此人</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Do not ignore</source>
        <translation>不再忽略</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>不是人脸</translation>
    </message>
    <message>
        <source>Make cover</source>
        <translation>设为封面</translation>
    </message>
    <message>
        <source>Go to the person</source>
        <translation>转到人物</translation>
    </message>
    <message>
        <source>Show in graph</source>
        <translation>在关系图中显示</translation>
    </message>
    <message>
        <source>Why this person?</source>
        <translation>为什么是此人？</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>查找相似的人脸</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>添加标签…</translation>
    </message>
    <message>
        <source>Go to this person</source>
        <translation>转到此人</translation>
    </message>
    <message>
        <source>Yes, it is {name}</source>
        <translation>是，就是{name}</translation>
    </message>
    <message>
        <source>Not {name}</source>
        <translation>不是{name}</translation>
    </message>
    <message>
        <source>Go to {name}</source>
        <translation>转到{name}</translation>
    </message>
    <message>
        <source>Why {name}?</source>
        <translation>为什么是{name}？</translation>
    </message>
</context>
<context>
    <name>GraphActions</name>
    <message>
        <source>Name…</source>
        <translation>命名…</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>新建人物</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>移到…</translation>
    </message>
    <message>
        <source>Not this person</source>
        <translation>不是此人</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>不是人脸</translation>
    </message>
    <message>
        <source>Cut link</source>
        <translation>切断连线</translation>
    </message>
    <message>
        <source>Different people</source>
        <translation>不同的人</translation>
    </message>
    <message>
        <source>Look at the photo</source>
        <translation>查看照片</translation>
    </message>
    <message>
        <source>Open the person</source>
        <translation>打开此人物</translation>
    </message>
    <message>
        <source>Select all of this person</source>
        <translation>选择此人物的全部人脸</translation>
    </message>
    <message>
        <source>Only the selected people</source>
        <translation>仅选中的人物</translation>
    </message>
    <message>
        <source>The photo with who is near</source>
        <translation>这张照片及相近的人脸</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>查找相似的人脸</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>添加标签…</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>这是谁？</translation>
    </message>
    <message>
        <source>Merge, and keep the name</source>
        <translation>合并并保留姓名</translation>
    </message>
    <message>
        <source>Do not merge</source>
        <translation>不合并</translation>
    </message>
    <message>
        <source>Move to whom?</source>
        <translation>移到谁那里？</translation>
    </message>
</context>
<context>
    <name>GraphBar</name>
    <message>
        <source>Longest links that are shown</source>
        <translation>显示的最长连线</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>How the faces are laid out</source>
        <translation>人脸的排列方式</translation>
    </message>
    <message>
        <source>Write the graph to a file…</source>
        <translation>将图写入文件…</translation>
    </message>
    <message>
        <source>Show everything (Ctrl+0)</source>
        <translation>显示全部 (Ctrl+0)</translation>
    </message>
    <message>
        <source>Links up to</source>
        <translation>连线上限</translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s)</source>
        <translation>
            <numerusform>%Ln 张人脸</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GraphPage</name>
    <message>
        <source>No faces yet. Add folders of photos, and they appear here.</source>
        <translation>还没有人脸。添加照片文件夹后会显示在这里。</translation>
    </message>
    <message>
        <source>Add folders…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>There are no such faces.</source>
        <translation>没有这样的人脸。</translation>
    </message>
    <message>
        <source>Show the whole library</source>
        <translation>显示整个图库</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>已选择 %Ln 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GraphPlane</name>
    <message>
        <source>Face graph</source>
        <translation>人脸图</translation>
    </message>
</context>
<context>
    <name>GraphProgress</name>
    <message>
        <source>Laying out the faces…</source>
        <translation>正在排列人脸…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>GraphSaver</name>
    <message>
        <source>Write the graph to a file</source>
        <translation>将图写入文件</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>GraphML, for other graph programs (*.graphml)</source>
        <translation>GraphML, 供其他图软件使用 (*.graphml)</translation>
    </message>
    <message>
        <source>GEXF, for Gephi (*.gexf)</source>
        <translation>GEXF, 供 Gephi 使用 (*.gexf)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Wrote the graph to {file}.</source>
        <translation>已将图写入 {file}。</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Show or hide the sidebar</source>
        <translation>显示或隐藏侧边栏</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Distances between the faces in view</source>
        <translation>视图中人脸之间的距离</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>What you do appears here, and can be taken back.</source>
        <translation>您的操作会显示在这里，并且可以撤销。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the history</source>
        <translation>关闭历史记录</translation>
    </message>
    <message>
        <source>Before the first edit</source>
        <translation>第一次编辑之前</translation>
    </message>
</context>
<context>
    <name>IntervalWords</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln week(s)</source>
        <translation>
            <numerusform>%Ln 周</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln month(s)</source>
        <translation>
            <numerusform>%Ln 个月</numerusform>
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
        <translation>快捷键</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between keys that do the same</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任何位置</translation>
    </message>
    <message>
        <source>Add folders of photos</source>
        <translation>添加照片文件夹</translation>
    </message>
    <message>
        <source>People, Unnamed, Review, Graph, Photos …</source>
        <translation>人物、未命名、核对、关系图、照片……</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Back to where you came from</source>
        <translation>返回之前的位置</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Everything that was done, to go back in</source>
        <translation>查看并回退所有操作</translation>
    </message>
    <message>
        <source>Bigger, smaller, usual size</source>
        <translation>放大、缩小、标准大小</translation>
    </message>
    <message>
        <source>Narrow sidebar</source>
        <translation>收窄侧边栏</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>This table</source>
        <translation>此列表</translation>
    </message>
    <message>
        <source>People and faces</source>
        <translation>人物和人脸</translation>
    </message>
    <message>
        <source>Name the selected person or face</source>
        <translation>为所选人物或人脸命名</translation>
    </message>
    <message>
        <source>Merge the selected people; move the selected faces</source>
        <translation>合并所选人物；移动所选人脸</translation>
    </message>
    <message>
        <source>Confirm the selected faces</source>
        <translation>确认所选人脸</translation>
    </message>
    <message>
        <source>Make a new person of the selected faces</source>
        <translation>用所选人脸创建新人物</translation>
    </message>
    <message>
        <source>Not this person</source>
        <translation>不是此人</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Tag the selected faces</source>
        <translation>给所选人脸添加标签</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>不是人脸</translation>
    </message>
    <message>
        <source>Take out of the bin</source>
        <translation>从“非人脸”中取回</translation>
    </message>
    <message>
        <source>Look at the photo, and back</source>
        <translation>查看照片，再返回</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Previous and next photo</source>
        <translation>上一张、下一张照片</translation>
    </message>
    <message>
        <source>Whole photo, actual size</source>
        <translation>整张照片、实际大小</translation>
    </message>
    <message>
        <source>From face to face</source>
        <translation>在人脸之间切换</translation>
    </message>
    <message>
        <source>Draw a face</source>
        <translation>框出人脸</translation>
    </message>
    <message>
        <source>Show or hide the frames</source>
        <translation>显示或隐藏边框</translation>
    </message>
    <message>
        <source>About this photo</source>
        <translation>关于此照片</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>关系图</translation>
    </message>
    <message>
        <source>Select all; select all of this person</source>
        <translation>全选; 选中此人物的全部</translation>
    </message>
    <message>
        <source>Move the selected faces to somebody</source>
        <translation>将选中的人脸移给某人</translation>
    </message>
    <message>
        <source>Cut the link between two faces</source>
        <translation>切断两张人脸之间的连线</translation>
    </message>
    <message>
        <source>The selected people are different people</source>
        <translation>选中的是不同的人</translation>
    </message>
    <message>
        <source>Show only the selected people</source>
        <translation>仅显示选中的人物</translation>
    </message>
    <message>
        <source>Open the person</source>
        <translation>打开此人物</translation>
    </message>
    <message>
        <source>Look at the photo</source>
        <translation>查看照片</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Yes, it is this person</source>
        <translation>是，就是此人</translation>
    </message>
    <message>
        <source>No, it is somebody else</source>
        <translation>不，是其他人</translation>
    </message>
    <message>
        <source>Skip, decide later</source>
        <translation>跳过，以后再定</translation>
    </message>
    <message>
        <source>Ignore this face</source>
        <translation>忽略这张人脸</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>这是谁？</translation>
    </message>
    <message>
        <source>Ask about the photo in the clipboard</source>
        <translation>查找剪贴板中照片里的人</translation>
    </message>
</context>
<context>
    <name>LayoutMenu</name>
    <message>
        <source>A circle for each person</source>
        <translation>每个人物一个圆</translation>
    </message>
    <message>
        <source>By springs: alike is near</source>
        <translation>弹簧: 相似的靠近</translation>
    </message>
    <message>
        <source>Map of faces: alike is near</source>
        <translation>人脸地图: 相似的靠近</translation>
    </message>
    <message>
        <source>Lay out again</source>
        <translation>重新排列</translation>
    </message>
    <message>
        <source>By springs: for at most {count} faces</source>
        <translation>弹簧: 最多 {count} 张人脸</translation>
    </message>
    <message>
        <source>Map of faces: of the whole library only</source>
        <translation>人脸地图: 仅限整个图库</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Select people or faces first</source>
        <translation>请先选择人物或人脸</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>人物(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>外观(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>MergeOffer</name>
    <message>
        <source>Another name</source>
        <translation>换个姓名</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>There is {name} already, in {photos}. The same person?</source>
        <translation>已经有{name}（{photos}）。是同一个人吗？</translation>
    </message>
    <message>
        <source>Merge into {name}</source>
        <translation>合并到{name}</translation>
    </message>
    <message>
        <source>Merge with {name}</source>
        <translation>与{name}合并</translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>Overview</source>
        <translation>全图概览</translation>
    </message>
    <message>
        <source>The whole graph, with a frame around what is seen. Click or drag to move.</source>
        <translation>整张图，方框标出当前可见的部分。点击或拖动即可移动。</translation>
    </message>
</context>
<context>
    <name>MonthBar</name>
    <message>
        <source>Photos by month</source>
        <translation>按月统计的照片</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>{when}: {photos}</source>
        <translation>{when}：{photos}</translation>
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
        <translation>{first} – {last}</translation>
    </message>
</context>
<context>
    <name>MoreStrip</name>
    <message>
        <source>Review</source>
        <translation>核对</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more that may be this person</source>
        <translation>
            <numerusform>还有 %Ln 张可能是此人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more that may be {name}</source>
        <translation>
            <numerusform>还有 %Ln 张可能是{name}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NameButton</name>
    <message>
        <source>Change the name (F2)</source>
        <translation>更改姓名 (F2)</translation>
    </message>
    <message>
        <source>Name?</source>
        <translation>姓名？</translation>
    </message>
    <message>
        <source>No name yet, press to name this person</source>
        <translation>尚无姓名，按下可为此人命名</translation>
    </message>
    <message>
        <source>{name}, press to change the name</source>
        <translation>{name}，按下可更改姓名</translation>
    </message>
</context>
<context>
    <name>NameEditor</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
</context>
<context>
    <name>NameList</name>
    <message>
        <source>Known names</source>
        <translation>已有姓名</translation>
    </message>
</context>
<context>
    <name>NamedPeople</name>
    <message>
        <source>People with names</source>
        <translation>已命名的人物</translation>
    </message>
</context>
<context>
    <name>News</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undone: {title}</source>
        <translation>已撤销：{title}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Done again: {title}</source>
        <translation>已重做：{title}</translation>
    </message>
    <message>
        <source>The library is busy; this is done as soon as it is free.</source>
        <translation>库正忙；空闲后会立即执行此操作。</translation>
    </message>
    <message>
        <source>Something went wrong that should not have.</source>
        <translation>发生了意外问题。</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
</context>
<context>
    <name>Note</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the note</source>
        <translation>关闭通知</translation>
    </message>
</context>
<context>
    <name>PairsModel</name>
    <message>
        <source>Name?</source>
        <translation>姓名？</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>With</source>
        <translation>与</translation>
    </message>
    <message>
        <source>Photos together</source>
        <translation>合照</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>提升度</translation>
    </message>
    <message>
        <source>{times} as often as by chance</source>
        <translation>是随机情况的 {times}</translation>
    </message>
    <message>
        <source>{number}×</source>
        <comment>so many times</comment>
        <translation>{number} 倍</translation>
    </message>
    <message>
        <source>Show the photos of both</source>
        <translation>显示两人的合照</translation>
    </message>
</context>
<context>
    <name>PartsPanel</name>
    <message>
        <source>Back to all faces (Esc)</source>
        <translation>返回所有人脸 (Esc)</translation>
    </message>
    <message>
        <source>Back to all faces</source>
        <translation>返回所有人脸</translation>
    </message>
    <message>
        <source>Parts of this person</source>
        <translation>此人物的各部分</translation>
    </message>
    <message>
        <source>More than one person?</source>
        <translation>不止一个人？</translation>
    </message>
    <message>
        <source>Weak points</source>
        <translation>薄弱之处</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>These are all of one person, as far as one can see.</source>
        <translation>看起来都是同一个人。</translation>
    </message>
    <message numerus="yes">
        <source>These look like %n people.</source>
        <translation>
            <numerusform>看起来是 %n 个人。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These may be %n people, or one at different ages.</source>
        <translation>
            <numerusform>可能是 %n 个人，也可能是同一个人的不同年龄。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s) stay</source>
        <translation>
            <numerusform>保留 %Ln 张人脸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s)</source>
        <translation>
            <numerusform>%Ln 张人脸</numerusform>
        </translation>
    </message>
    <message>
        <source>Make a new person</source>
        <translation>设为新人物</translation>
    </message>
    <message>
        <source>Where one wrong face would bring many along.</source>
        <translation>只要有一张人脸弄错，就会带错许多人脸的地方。</translation>
    </message>
    <message numerus="yes">
        <source>There are %n parts that no two faces join; as a whole they are alike, or you put them together.</source>
        <translation>
            <numerusform>有 %n 个部分，彼此之间没有人脸相连；它们整体相似，或是由您合在一起的。</numerusform>
        </translation>
    </message>
    <message>
        <source>There are none; every face is like several others.</source>
        <translation>没有；每张人脸都与其他几张相似。</translation>
    </message>
    <message>
        <source>Only these two join {one} and {other} faces.</source>
        <translation>只有这两张把 {one} 张和 {other} 张人脸连在一起。</translation>
    </message>
    <message>
        <source>Take the smaller part out</source>
        <translation>取出较小的部分</translation>
    </message>
    <message>
        <source>Only this face joins {one} and {other} faces.</source>
        <translation>只有这张人脸把 {one} 张和 {other} 张人脸连在一起。</translation>
    </message>
    <message>
        <source>Not this person</source>
        <translation>不是此人</translation>
    </message>
</context>
<context>
    <name>PeopleActions</name>
    <message>
        <source>Name…</source>
        <translation>命名…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Look at the photo</source>
        <translation>查看照片</translation>
    </message>
    <message>
        <source>Show in graph</source>
        <translation>在关系图中显示</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Different people</source>
        <translation>不同的人</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>重新显示</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>{action} ({key})</source>
        <translation>{action} ({key})</translation>
    </message>
    <message>
        <source>Merge, and keep the name</source>
        <translation>合并并保留姓名</translation>
    </message>
    <message>
        <source>Do not merge</source>
        <translation>不合并</translation>
    </message>
</context>
<context>
    <name>PeopleBar</name>
    <message>
        <source>Sort by</source>
        <translation>排序方式</translation>
    </message>
    <message>
        <source>Sort again</source>
        <translation>重新排序</translation>
    </message>
    <message>
        <source>Most photos first</source>
        <translation>照片多的在前</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按姓名</translation>
    </message>
    <message>
        <source>Newest photo first</source>
        <translation>最新照片在前</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n 个人物</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {people}</source>
        <translation>{shown} / {people}</translation>
    </message>
    <message numerus="yes">
        <source>Ignore all %n who are in one photo only</source>
        <translation>
            <numerusform>忽略仅出现在一张照片中的全部 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ignore %n</source>
        <translation>
            <numerusform>忽略 %n 人</numerusform>
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
        <translation>这里没有叫“{text}”的人。</translation>
    </message>
    <message>
        <source>Your photos are being searched. Who is in them comes here.</source>
        <translation>正在搜索您的照片。照片中的人物会显示在这里。</translation>
    </message>
    <message>
        <source>Everybody has a name.</source>
        <translation>所有人都已命名。</translation>
    </message>
    <message>
        <source>Nobody is ignored. Strangers whom you ignore are kept here.</source>
        <translation>没有被忽略的人。您忽略的陌生人会保留在这里。</translation>
    </message>
    <message>
        <source>Nobody here yet. Who is in your photos is shown here.</source>
        <translation>这里还没有人。照片中的人物会显示在这里。</translation>
    </message>
    <message>
        <source>Add folders…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n 个人物</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleWords</name>
    <message>
        <source>Without a name</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>{name}, {faces}, {photos}</source>
        <comment>a person, as a screen reader says it</comment>
        <translation>{name}，{faces}，{photos}</translation>
    </message>
</context>
<context>
    <name>PersonChooser</name>
    <message>
        <source>Nobody is called “{name}”.</source>
        <translation>没有叫“{name}”的人。</translation>
    </message>
</context>
<context>
    <name>PersonDelegate</name>
    <message>
        <source>Name?</source>
        <translation>姓名？</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>{photos} · {faces}</source>
        <translation>{photos} · {faces}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s)</source>
        <translation>
            <numerusform>%Ln 张人脸</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonField</name>
    <message>
        <source>Nobody is called “{name}”.</source>
        <translation>没有叫“{name}”的人。</translation>
    </message>
</context>
<context>
    <name>PersonHeader</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s)</source>
        <translation>
            <numerusform>%Ln 张人脸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>已忽略</translation>
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
        <translation>{first} – {last}</translation>
    </message>
    <message>
        <source>From {first} to {last}</source>
        <translation>从 {first} 到 {last}</translation>
    </message>
</context>
<context>
    <name>PersonMenu</name>
    <message>
        <source>Change the name…</source>
        <translation>更改姓名…</translation>
    </message>
    <message>
        <source>Choose the picture automatically</source>
        <translation>自动选择封面</translation>
    </message>
    <message>
        <source>Looks like two people? Show</source>
        <translation>像是两个人？查看</translation>
    </message>
    <message>
        <source>Show weak points</source>
        <translation>显示薄弱之处</translation>
    </message>
    <message>
        <source>Show in graph</source>
        <translation>在关系图中显示</translation>
    </message>
    <message>
        <source>Different from…</source>
        <translation>标为不同的人…</translation>
    </message>
    <message>
        <source>Ignore this person</source>
        <translation>忽略此人</translation>
    </message>
    <message>
        <source>Show this person again</source>
        <translation>重新显示此人</translation>
    </message>
    <message>
        <source>Forget for ever…</source>
        <translation>永久遗忘…</translation>
    </message>
    <message>
        <source>Different from whom?</source>
        <translation>与谁不是同一个人？</translation>
    </message>
    <message>
        <source>Forget for ever</source>
        <translation>永久遗忘</translation>
    </message>
    <message>
        <source>this person</source>
        <translation>此人</translation>
    </message>
    <message>
        <source>Forget {name} for ever?</source>
        <translation>要永久遗忘{name}吗？</translation>
    </message>
    <message numerus="yes">
        <source>The name, and everything that tells how this person looks, is deleted for %Ln face(s). They will not be recognised again. Your photos stay as they are.

This cannot be undone.</source>
        <translation>
            <numerusform>将删除 %Ln 张人脸的姓名以及所有描述此人相貌的数据。以后不会再识别这些人脸。您的照片保持不变。

此操作无法撤销。</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>遗忘</translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message>
        <source>Faces</source>
        <translation>人脸</translation>
    </message>
    <message>
        <source>This person is no longer there.</source>
        <translation>此人物已不存在。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>No face looks odd here.</source>
        <translation>这里没有看起来异常的人脸。</translation>
    </message>
    <message>
        <source>There are no photos of this person now.</source>
        <translation>目前没有此人的照片。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s)</source>
        <translation>
            <numerusform>%Ln 张人脸</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonStrip</name>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Show the next</source>
        <translation>显示下一处</translation>
    </message>
    <message>
        <source>Only this person</source>
        <translation>仅此人物</translation>
    </message>
    <message>
        <source>Show the whole library</source>
        <translation>显示整个图库</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s) that no link joins; as a whole they are alike, or you put them together.</source>
        <translation>
            <numerusform>有 %Ln 个没有连线的部分; 它们整体相似, 或由您合并。</numerusform>
        </translation>
    </message>
    <message>
        <source>No weak points: every face is like several others.</source>
        <translation>没有薄弱之处: 每张人脸都与其他几张相似。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln single link(s), in red, hold parts together.</source>
        <translation>
            <numerusform>仅有 %Ln 条红色连线把各部分连在一起。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln single face(s), in red, hold parts together.</source>
        <translation>
            <numerusform>仅有 %Ln 张红色标记的人脸把各部分连在一起。</numerusform>
        </translation>
    </message>
    <message>
        <source>{links} and {faces}, in red, hold parts together.</source>
        <translation>仅有红色标记的{links}和{faces}把各部分连在一起。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln single link(s)</source>
        <translation>
            <numerusform>%Ln 条连线</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln single face(s)</source>
        <translation>
            <numerusform>%Ln 张人脸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These look like %n people, each in a colour.</source>
        <translation>
            <numerusform>看起来是 %n 个人, 各用一种颜色表示。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These may be %n people, each in a colour, or one at different ages.</source>
        <translation>
            <numerusform>可能是各用一种颜色表示的 %n 个人, 也可能是不同年龄的同一个人。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonTools</name>
    <message>
        <source>Faces</source>
        <translation>人脸</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Odd ones first</source>
        <translation>可疑的在前</translation>
    </message>
    <message>
        <source>Faces that fit this person badly come first</source>
        <translation>先显示与此人不太相符的人脸</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>排序方式</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>最早在前</translation>
    </message>
    <message>
        <source>Best pictures first</source>
        <translation>清晰的在前</translation>
    </message>
    <message>
        <source>{when}: show all months</source>
        <translation>{when}：显示所有月份</translation>
    </message>
    <message>
        <source>Show all months</source>
        <translation>显示所有月份</translation>
    </message>
</context>
<context>
    <name>PhotoActions</name>
    <message>
        <source>Previous photo</source>
        <translation>上一张照片</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>下一张照片</translation>
    </message>
    <message>
        <source>First photo</source>
        <translation>第一张照片</translation>
    </message>
    <message>
        <source>Last photo</source>
        <translation>最后一张照片</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>整张照片</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>实际大小</translation>
    </message>
    <message>
        <source>Draw a face</source>
        <translation>框出人脸</translation>
    </message>
    <message>
        <source>Show faces</source>
        <translation>显示人脸</translation>
    </message>
    <message>
        <source>About this photo</source>
        <translation>关于此照片</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Show these faces in the graph</source>
        <translation>在图中显示这些人脸</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Ignore all without a name here</source>
        <translation>忽略此处所有未命名的人脸</translation>
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
        <translation>大小</translation>
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
        <translation>d日 ddd</translation>
    </message>
</context>
<context>
    <name>PhotoFaces</name>
    <message>
        <source>Draw a frame around the face</source>
        <translation>请在人脸周围画框</translation>
    </message>
    <message>
        <source>Looking at the face…</source>
        <translation>正在查看人脸…</translation>
    </message>
    <message>
        <source>It can be named, but is not used for finding others.</source>
        <translation>可以命名，但不会用于查找其他人脸。</translation>
    </message>
    <message>
        <source>This face was found already.</source>
        <translation>这张人脸之前已经找到。</translation>
    </message>
</context>
<context>
    <name>PhotoFilters</name>
    <message>
        <source>Who is there</source>
        <translation>出现的人</translation>
    </message>
    <message>
        <source>Who is not there</source>
        <translation>未出现的人</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Without faces</source>
        <translation>无人脸</translation>
    </message>
</context>
<context>
    <name>PhotoInfoPanel</name>
    <message>
        <source>About this photo</source>
        <translation>关于此照片</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>拍摄时间</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Also here</source>
        <translation>其他位置</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Close (Ctrl+I)</source>
        <translation>关闭 (Ctrl+I)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>File last changed</source>
        <translation>文件修改时间</translation>
    </message>
    <message>
        <source>{date}, {time}</source>
        <translation>{date} {time}</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} 像素</translation>
    </message>
    <message>
        <source>{pixels}, {bytes}</source>
        <translation>{pixels}，{bytes}</translation>
    </message>
</context>
<context>
    <name>PhotoTerms</name>
    <message>
        <source>Without {name}</source>
        <translation>没有{name}</translation>
    </message>
    <message>
        <source>Not “{text}”</source>
        <translation>不是“{text}”</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>“{text}”</translation>
    </message>
    <message>
        <source>{one} or {other}</source>
        <translation>{one}或{other}</translation>
    </message>
    <message numerus="yes">
        <source>{one} or %n other(s)</source>
        <translation>
            <numerusform>{one}或另外 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Without faces</source>
        <translation>无人脸</translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>This photo is no longer there.</source>
        <translation>此照片已不存在。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>PhotosBar</name>
    <message>
        <source>Go to</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Go to a month</source>
        <translation>转到某个月</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>There are changes: show them</source>
        <translation>有更改：点击显示</translation>
    </message>
    <message>
        <source>Show changes</source>
        <translation>显示更改</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
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
        <translation>查看照片</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Ignore all without a name here</source>
        <translation>忽略此处所有未命名的人脸</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>No photo matches.</source>
        <translation>没有符合条件的照片。</translation>
    </message>
    <message>
        <source>Show all photos</source>
        <translation>显示所有照片</translation>
    </message>
    <message>
        <source>No photos yet. Add the folders that they are in.</source>
        <translation>还没有照片。请添加照片所在的文件夹。</translation>
    </message>
    <message>
        <source>Add folders…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>整张照片</translation>
    </message>
    <message>
        <source>{action} ({key})</source>
        <translation>{action} ({key})</translation>
    </message>
    <message>
        <source>There are no suggestions for this person now.</source>
        <translation>目前没有此人的建议。</translation>
    </message>
    <message>
        <source>Looking for questions…</source>
        <translation>正在查找问题…</translation>
    </message>
    <message>
        <source>Nothing to ask. Name people, and come back when there is more.</source>
        <translation>没有要问的。为人物命名，之后再回来看看。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more face(s) of the same group</source>
        <translation>
            <numerusform>以及同组的另外 %n 张人脸</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody without a name</source>
        <translation>未命名的人</translation>
    </message>
    <message>
        <source>{count} to go</source>
        <translation>剩余 {count} 个</translation>
    </message>
    <message>
        <source>Yes makes one person of both, with the name {name}.</source>
        <translation>选“是”会合并为一个人物，名字为{name}。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more face(s) of {name}</source>
        <translation>
            <numerusform>以及{name}的另外 %n 张人脸</numerusform>
        </translation>
    </message>
    <message>
        <source>Are {name} and {other} the same person?</source>
        <translation>{name}和{other}是同一个人吗？</translation>
    </message>
    <message>
        <source>Are these the same person?</source>
        <translation>这些是同一个人吗？</translation>
    </message>
    <message>
        <source>Is this really {name}?</source>
        <translation>这真的是{name}吗？</translation>
    </message>
    <message>
        <source>Is this {name}?</source>
        <translation>这是{name}吗？</translation>
    </message>
</context>
<context>
    <name>ReviewSheet</name>
    <message>
        <source>Click away whoever it is not, then confirm the rest.</source>
        <translation>点击去掉不是此人的，然后确认其余的。</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>One at a time</source>
        <translation>逐个核对</translation>
    </message>
    <message>
        <source>Who else is {name}?</source>
        <translation>还有谁是{name}？</translation>
    </message>
    <message>
        <source>Who else is this person?</source>
        <translation>还有谁是此人？</translation>
    </message>
    <message>
        <source>probably the same, {percent}%</source>
        <translation>同一人的可能性为 {percent}%</translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n</source>
        <translation>
            <numerusform>确认 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>None of them</source>
        <translation>都不是</translation>
    </message>
</context>
<context>
    <name>ScanStrip</name>
    <message>
        <source>Scan</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Progress of the scan</source>
        <translation>扫描进度</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Looking for photos…</source>
        <translation>正在查找照片…</translation>
    </message>
    <message>
        <source>Scanning</source>
        <translation>正在扫描</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Finding out who is who…</source>
        <translation>正在辨认人物…</translation>
    </message>
    <message>
        <source>Grouping everybody again…</source>
        <translation>正在重新分组…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ScanWords</name>
    <message numerus="yes">
        <source>{done} of %Ln photo(s)</source>
        <translation>
            <numerusform>{done} / %Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s)</source>
        <translation>
            <numerusform>%Ln 张人脸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln 个人物</numerusform>
        </translation>
    </message>
    <message>
        <source>{rate}/s</source>
        <translation>{rate} 张/秒</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>不到一分钟</translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>约 %Ln 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>约 {hours} 小时 {minutes} 分钟</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) searched</source>
        <translation>
            <numerusform>已搜索 %Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new face(s)</source>
        <translation>
            <numerusform>%Ln 张新人脸</numerusform>
        </translation>
    </message>
    <message>
        <source>No new photos</source>
        <translation>没有新照片</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) cannot be reached now</source>
        <translation>
            <numerusform>有 %Ln 个文件夹目前无法访问</numerusform>
        </translation>
    </message>
    <message>
        <source>The next scan goes on from here</source>
        <translation>下次扫描将从此处继续</translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read</source>
        <translation>
            <numerusform>%Ln 个无法读取</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scanning</name>
    <message>
        <source>Whole folders are looked through. Add “{name}” too?</source>
        <translation>会搜索整个文件夹。是否也添加“{name}”？</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>There is neither a folder nor a photo among these.</source>
        <translation>其中既没有文件夹也没有照片。</translation>
    </message>
</context>
<context>
    <name>ScopeBox</name>
    <message>
        <source>What the graph shows</source>
        <translation>图中显示的内容</translation>
    </message>
    <message>
        <source>Whole library</source>
        <translation>整个图库</translation>
    </message>
    <message>
        <source>Unnamed faces</source>
        <translation>未命名的人脸</translation>
    </message>
    <message>
        <source>Only the selected people</source>
        <translation>仅选中的人物</translation>
    </message>
    <message>
        <source>The photo of the selected face</source>
        <translation>选中人脸所在的照片</translation>
    </message>
    <message>
        <source>Select somebody first.</source>
        <translation>请先选择一个人物。</translation>
    </message>
    <message>
        <source>One photo, and who is near</source>
        <translation>一张照片及相近的人脸</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>一个人物</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln 个人物</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScopeChoice</name>
    <message>
        <source>&amp;Only this face</source>
        <translation>仅这张人脸(&amp;O)</translation>
    </message>
    <message>
        <source>What is named</source>
        <translation>命名对象</translation>
    </message>
    <message numerus="yes">
        <source>&amp;All %n face(s) of this person</source>
        <translation>
            <numerusform>此人的全部 %n 张人脸(&amp;A)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;All %n face(s) of {name}</source>
        <translation>
            <numerusform>{name}的全部 %n 张人脸(&amp;A)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search people, dates, folders…</source>
        <translation>搜索人物、日期、文件夹…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>SearchSettings</name>
    <message>
        <source>Thorough: finds most faces</source>
        <translation>细致：找出大多数人脸</translation>
    </message>
    <message>
        <source>Quick: finds faces that look at the camera</source>
        <translation>快速：找出面向镜头的人脸</translation>
    </message>
    <message>
        <source>one for each processor core</source>
        <translation>每个处理器核心一个</translation>
    </message>
    <message>
        <source>Search all photos again</source>
        <translation>重新搜索所有照片</translation>
    </message>
    <message>
        <source>&amp;Detector</source>
        <translation>检测方式(&amp;D)</translation>
    </message>
    <message>
        <source>Photo &amp;size</source>
        <translation>照片大小(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Workers</source>
        <translation>并行任务数(&amp;W)</translation>
    </message>
    <message>
        <source>Larger photos show smaller faces, and take longer. This counts for photos that are searched from now on.</source>
        <translation>照片越大，越能找到小的人脸，但耗时更长。此设置对今后搜索的照片生效。</translation>
    </message>
    <message>
        <source>as large as they are</source>
        <translation>原始大小</translation>
    </message>
    <message>
        <source>{n} pixels (usual)</source>
        <translation>{n} 像素（标准）</translation>
    </message>
    <message>
        <source>{n} pixels</source>
        <translation>{n} 像素</translation>
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
        <translation>未命名</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>关系图</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>非人脸</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>这是谁？</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>同框</translation>
    </message>
    <message>
        <source>Clean a set</source>
        <translation>清理图集</translation>
    </message>
</context>
<context>
    <name>SectionList</name>
    <message>
        <source>Sections</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>{section}, {number}</source>
        <translation>{section}，{number}</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Select nothing (Esc)</source>
        <translation>取消选择 (Esc)</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>取消选择</translation>
    </message>
</context>
<context>
    <name>SensitivityPanel</name>
    <message>
        <source>Group this way</source>
        <translation>按此灵敏度分组</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>How different faces of one person may be</source>
        <translation>同一个人的人脸可以有多大差异</translation>
    </message>
    <message>
        <source>Only faces that are very alike: more people</source>
        <translation>仅非常相似的人脸：人物更多</translation>
    </message>
    <message>
        <source>Also less alike ones: fewer people</source>
        <translation>包括不太相似的：人物更少</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>then</source>
        <translation>更改后</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>of them in several photos</source>
        <translation>其中出现在多张照片中</translation>
    </message>
    <message>
        <source>about {n}</source>
        <translation>约 {n}</translation>
    </message>
    <message>
        <source>Grouping everybody again…</source>
        <translation>正在重新分组…</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Names, and all that you decided, stay as they are.</source>
        <translation>姓名和您做过的所有决定都会保持不变。</translation>
    </message>
</context>
<context>
    <name>SetFoldersModel</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>待查看</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>too few</source>
        <translation>太少</translation>
    </message>
</context>
<context>
    <name>SetGrid</name>
    <message>
        <source>Pictures of the set</source>
        <translation>图集的图片</translation>
    </message>
    <message>
        <source>{file}, {finding}</source>
        <translation>{file}，{finding}</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Searching for faces</source>
        <translation>搜索人脸</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>灵敏度</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>缓存</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Names</source>
        <translation>姓名</translation>
    </message>
</context>
<context>
    <name>SizeSlider</name>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Size (Ctrl+wheel)</source>
        <translation>大小 (Ctrl+滚轮)</translation>
    </message>
</context>
<context>
    <name>TagPanel</name>
    <message>
        <source>Smiling, glasses, asleep…</source>
        <translation>微笑、眼镜、睡着…</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>Tag %n face(s)</source>
        <translation>
            <numerusform>给 %n 张人脸添加标签</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TogetherPage</name>
    <message>
        <source>Show everybody</source>
        <translation>显示所有人</translation>
    </message>
    <message>
        <source>Write the graph…</source>
        <translation>写出关系图…</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>配对</translation>
    </message>
    <message>
        <source>Show the photos of both</source>
        <translation>显示两人的合照</translation>
    </message>
    <message>
        <source>Photos together, at least</source>
        <translation>合照最少张数</translation>
    </message>
    <message>
        <source>Counting who is with whom…</source>
        <translation>正在统计谁和谁在一起…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Nobody is in any photo yet. Add the folders that your photos are in, and see who is with whom.</source>
        <translation>照片中还没有人物。添加照片所在的文件夹，看看谁和谁在一起。</translation>
    </message>
    <message>
        <source>Add folders…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pair(s)</source>
        <translation>
            <numerusform>%Ln 对</numerusform>
        </translation>
    </message>
    <message>
        <source>No two people are in so many photos together.</source>
        <translation>没有两个人有这么多合照。</translation>
    </message>
    <message>
        <source>Show all pairs</source>
        <translation>显示所有配对</translation>
    </message>
    <message>
        <source>No photo shows two people whom photoorg can tell apart.</source>
        <translation>没有照片同时显示两个可区分的人。</translation>
    </message>
    <message>
        <source>GraphML, for other graph programs (*.graphml)</source>
        <translation>GraphML, 供其他图软件使用 (*.graphml)</translation>
    </message>
    <message>
        <source>Write the graph of people</source>
        <translation>写出人物关系图</translation>
    </message>
    <message>
        <source>Wrote the graph to {file}.</source>
        <translation>已将图写入 {file}。</translation>
    </message>
</context>
<context>
    <name>UndoTitles</name>
    <message>
        <source>&amp;Undo {title}</source>
        <translation>撤销：{title}(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo {title}</source>
        <translation>重做：{title}(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
</context>
<context>
    <name>Visitors</name>
    <message>
        <source>Stopped coming</source>
        <translation>不再来</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新访客</translation>
    </message>
    <message>
        <source>Occasional</source>
        <translation>偶尔</translation>
    </message>
    <message>
        <source>Regular</source>
        <translation>常客</translation>
    </message>
    <message>
        <source>Not in this period</source>
        <translation>此期间未来</translation>
    </message>
    <message>
        <source>Name?</source>
        <translation>姓名？</translation>
    </message>
</context>
<context>
    <name>VisitorsBar</name>
    <message>
        <source>Who is shown</source>
        <translation>显示哪些人</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Regular visitors</source>
        <translation>常客</translation>
    </message>
    <message>
        <source>Occasional visitors</source>
        <translation>偶尔来的人</translation>
    </message>
    <message>
        <source>New visitors</source>
        <translation>新访客</translation>
    </message>
    <message>
        <source>Who stopped coming</source>
        <translation>不再来的人</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>任何时间</translation>
    </message>
    <message>
        <source>In the last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>In the last 3 months</source>
        <translation>最近 3 个月</translation>
    </message>
    <message>
        <source>In the last year</source>
        <translation>最近一年</translation>
    </message>
    <message>
        <source>Between two days</source>
        <translation>两个日期之间</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>第一天</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Write a table…</source>
        <translation>写成表格…</translation>
    </message>
    <message>
        <source>Hours between visits</source>
        <translation>两次来访间隔（小时）</translation>
    </message>
    <message>
        <source>Regular from so many visits</source>
        <translation>常客的最少来访次数</translation>
    </message>
    <message>
        <source>Days between them at most</source>
        <translation>其间隔上限（天）</translation>
    </message>
    <message>
        <source>New for so many days</source>
        <translation>新访客的天数</translation>
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
        <translation>打开此人物</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Comes</source>
        <translation>频率</translation>
    </message>
    <message>
        <source>Usually every</source>
        <translation>通常间隔</translation>
    </message>
    <message>
        <source>First visit</source>
        <translation>首次来访</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>最近来访</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>VisitorsPage</name>
    <message>
        <source>Visitors</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>Open this person</source>
        <translation>打开此人物</translation>
    </message>
    <message>
        <source>Counting visits…</source>
        <translation>正在统计来访…</translation>
    </message>
    <message>
        <source>Show any time</source>
        <translation>显示任何时间</translation>
    </message>
    <message>
        <source>Nobody is like that.</source>
        <translation>没有符合条件的人。</translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>显示所有人</translation>
    </message>
    <message>
        <source>Nobody came in this period.</source>
        <translation>此期间没有人来过。</translation>
    </message>
    <message>
        <source>None of the photos of people has a date.</source>
        <translation>有人物的照片都没有日期。</translation>
    </message>
    <message>
        <source>Nobody is in any photo yet. Add the folders that your photos are in, and see who comes how often.</source>
        <translation>照片中还没有人物。添加照片所在的文件夹，看看谁来得多。</translation>
    </message>
    <message>
        <source>Add folders…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) came</source>
        <translation>
            <numerusform>%Ln 人来过</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln regular</source>
        <translation>
            <numerusform>%Ln 位常客</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln occasional</source>
        <translation>
            <numerusform>%Ln 人偶尔来</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln 位新访客</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stopped coming</source>
        <translation>
            <numerusform>%Ln 人不再来</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) dated by the file only</source>
        <translation>
            <numerusform>%Ln 张照片只有文件日期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) with contradicting dates</source>
        <translation>
            <numerusform>%Ln 张照片的日期互相矛盾</numerusform>
        </translation>
    </message>
    <message>
        <source> · </source>
        <comment>between facts</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>Visits of everybody shown</source>
        <translation>所示各人的来访</translation>
    </message>
    <message>
        <source>Visits of {name}</source>
        <translation>{name} 的来访</translation>
    </message>
    <message>
        <source>Write the visitors to a table</source>
        <translation>将访客写成表格</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Wrote the visitors to {file}.</source>
        <translation>已将访客写入 {file}。</translation>
    </message>
</context>
<context>
    <name>VisitsCalendar</name>
    <message>
        <source>Visits by day</source>
        <translation>每天的来访</translation>
    </message>
    <message numerus="yes">
        <source>%Ln visit(s)</source>
        <translation>
            <numerusform>来访 %Ln 次</numerusform>
        </translation>
    </message>
    <message>
        <source>{day}: {visits}</source>
        <translation>{day}：{visits}</translation>
    </message>
</context>
<context>
    <name>VisitsPanel</name>
    <message>
        <source>The year before</source>
        <translation>前一年</translation>
    </message>
    <message>
        <source>The year after</source>
        <translation>后一年</translation>
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
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Close the explanation</source>
        <translation>关闭说明</translation>
    </message>
    <message>
        <source>There is nothing to compare this face with.</source>
        <translation>没有可与此人脸比较的人脸。</translation>
    </message>
    <message>
        <source>You confirmed this person. What joins this face with their cover:</source>
        <translation>您已确认此人物。此人脸与其封面之间的联系：</translation>
    </message>
    <message>
        <source>What joins this face with the cover of this person:</source>
        <translation>此人脸与此人物封面之间的联系：</translation>
    </message>
    <message>
        <source>You confirmed that this is {name}. What joins both faces:</source>
        <translation>您已确认这是{name}。两张人脸之间的联系：</translation>
    </message>
    <message>
        <source>What joins this face with the cover of {name}:</source>
        <translation>此人脸与{name}的封面之间的联系：</translation>
    </message>
</context>
<context>
    <name>WhyStrip</name>
    <message>
        <source>Why these faces are together</source>
        <translation>这些人脸为何在一起</translation>
    </message>
    <message numerus="yes">
        <source>Together in %n step(s); the weakest link is {weakest}, the limit is {limit}.</source>
        <translation>
            <numerusform>经 %n 步相连；最弱的连线为 {weakest}，上限为 {limit}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not together: {distance} apart; faces are linked below {limit}.</source>
        <translation>不在一起：相距 {distance}；低于 {limit} 才会相连。</translation>
    </message>
    <message>
        <source>Not together: {distance} apart. A chain joins them, its weakest link is {reach}, but the groups as a whole are too unlike, or you parted them.</source>
        <translation>不在一起: 相距 {distance}。有一条链条连接两者, 最弱的一步为 {reach}, 但两组整体差异太大,或已被您分开。</translation>
    </message>
    <message>
        <source>Not together: {distance} apart. The best chain between them has a link of {reach}; faces are linked below {limit}.</source>
        <translation>不在一起: 相距 {distance}。两者之间最好的链条中有一步为 {reach}; 低于 {limit} 的人脸才会相连。</translation>
    </message>
    <message>
        <source>One person, but no chain of links joins them; {distance} apart.</source>
        <translation>是同一人物，但没有连线把它们连起来；相距 {distance}。</translation>
    </message>
    <message>
        <source>One person, though the best chain between them has a link of {reach}, above the limit of {limit}.</source>
        <translation>是同一人物，但它们之间最好的连线链中有一段为 {reach}，高于上限 {limit}。</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>&amp;Add folders…</source>
        <translation>添加文件夹(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Folders…</source>
        <translation>文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Se&amp;nsitivity…</source>
        <translation>灵敏度(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史记录(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>搜索(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>返回(&amp;B)</translation>
    </message>
    <message>
        <source>Bi&amp;gger</source>
        <translation>放大(&amp;G)</translation>
    </message>
    <message>
        <source>Narrow sideba&amp;r</source>
        <translation>收窄侧边栏(&amp;R)</translation>
    </message>
    <message>
        <source>S&amp;maller</source>
        <translation>缩小(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Usual size</source>
        <translation>标准大小(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>Open &amp;log file</source>
        <translation>打开日志文件(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;About photoorg</source>
        <translation>关于 photoorg(&amp;A)</translation>
    </message>
    <message>
        <source>As the s&amp;ystem</source>
        <translation>跟随系统(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
</context>
<context>
    <name>_EntryDelegate</name>
    <message>
        <source>{time} · undone</source>
        <translation>{time} · 已撤销</translation>
    </message>
</context>
<context>
    <name>_Label</name>
    <message>
        <source>Take away: {filter}</source>
        <translation>移除条件：{filter}</translation>
    </message>
</context>
<context>
    <name>_SidePart</name>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>From your photos</source>
        <translation>来自图库</translation>
    </message>
    <message>
        <source>Compare face {number} of {count}, from the left</source>
        <translation>比较左起第 {number} 张人脸（共 {count} 张）</translation>
    </message>
</context>
</TS>
